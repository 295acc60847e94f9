//! Who comes into a story, and who leaves it.

use binome::help_requests::{Meeting, NewHelpRequest, Urgency};
use binome::storage::{Error, Tx};

use super::{Someone, Story};
use crate::support::josiane;

/// Askers who wait at once.
const MOST_ASKERS: usize = 3;

impl Story {
    pub(super) async fn somebody_asks(&mut self) {
        let is_asker = |someone: &Someone| someone.name.starts_with("Josiane");
        if self.people.iter().filter(|someone| is_asker(someone)).count() >= MOST_ASKERS
            && let Some(first) = self.people.iter().position(is_asker)
        {
            self.people.remove(first);
        }
        self.asked += 1;
        let urgency = *self.chance.of(&[Urgency::Now, Urgency::Now, Urgency::Today, Urgency::Week]);
        let meeting = *self.chance.of(&[Meeting::Phone, Meeting::Phone, Meeting::Messages]);
        let asked = self.app.ask(NewHelpRequest { urgency, meeting, ..josiane() }).await;
        self.log.push(format!("Josiane{} asks, {urgency:?}, {meeting:?}", self.asked));
        let name = format!("Josiane{}", self.asked);
        self.arrives(&name, self.app.asker(&asked), &["/wait"]).await;
        self.look().await;
        self.settle().await;
    }

    pub(super) async fn somebody_joins(&mut self) {
        self.joined += 1;
        let (name, association) = (format!("Eve{}", self.joined), self.entraide);
        self.log.push(format!("{name} asks to join"));
        let eve = self.app.person(&name).await;
        let account = eve.account;
        let work = async move |tx: &Tx| {
            binome::associations::actions::ask_to_join(tx, association, account).await?;
            Ok::<_, Error>(())
        };
        self.app.state.storage.write(work).await.unwrap();
        self.look().await;
    }

    /// Odile ends somebody's membership: left to chance, a story might never come to it.
    pub async fn somebody_leaves(&mut self) {
        let Some(odile) = self.people.iter().find(|someone| someone.name == "Odile") else { return };
        let members = odile.browser.get("/members").await.all("#members .list a", "href");
        let Some(member) = members.iter().find(|href| href.len() == "/members/".len() + 13) else { return };
        self.log.push(format!("Odile ends {member}"));
        odile.browser.post(&format!("{member}/end"), &[]).await;
        self.settle().await;
    }
}
