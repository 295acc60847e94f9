//! What the past was recognised by: badges on the days when they were earned, one that an association gives, papers signed.

use super::insert;
use crate::args;
use crate::associations;
use crate::clock::DAY;
use crate::demo::Month;
use crate::demo::people::{CIVIC, COORDINATOR, MENTOR, VOLUNTEER, VOLUNTEER_2};
use crate::recognition::actions::attestations::Wanted;
use crate::recognition::actions::badges::publish;
use crate::recognition::actions::past;
use crate::recognition::badges::Achievement;
use crate::recognition::store::{badges, earned};
use crate::storage::{AccountId, AchievementId, AttestationId, Error, Tx};
use crate::web::Lang;

/// What the first association gives a badge for: its name, what it says, how it is earned.
const OWN: [&str; 3] = [
    "Accueil du mardi",
    "Accueille chaque personne à la permanence du mardi, la met à l’aise et l’oriente vers la bonne aide.",
    "Dix permanences du mardi, et l’avis de l’équipe.",
];

pub async fn write(tx: &Tx, month: &Month) -> Result<(), Error> {
    for helper in &month.helpers {
        let account = helper.person.id;
        past::award(tx, account, earned::only_association(tx, account).await?).await?;
    }
    let who = |number: usize| month.helpers.get(number).map(|helper| helper.person.id);
    if let (Some(by), Some(ana), Some(karim), Some(lucas), Some(mentor)) =
        (who(COORDINATOR), who(VOLUNTEER), who(VOLUNTEER_2), who(CIVIC), who(MENTOR))
    {
        own(tx, month, by, &[ana, lucas]).await?;
        papers(tx, month, by, [ana, karim, mentor]).await?;
        // Ana shows what she is proud of.
        for badge in badges::of(tx, ana).await?.iter().filter(|badge| !matches!(badge.achievement, Achievement::Module(_))) {
            publish(tx, ana, &badge.code, true).await?;
        }
    }
    // Whoever comes back finds only the last days new.
    past::seen(tx, tx.now() - 2 * DAY).await
}

async fn own(tx: &Tx, month: &Month, by: AccountId, given_to: &[AccountId]) -> Result<(), Error> {
    let Some(town) = month.towns.first() else { return Ok(()) };
    let (id, [name, says, criteria]): (AchievementId, _) = (tx.new_id(), OWN);
    let into = "achievements (id, association_id, name, says, criteria, created_by, created_at)";
    insert(tx, into, vec![args![id, town.id, name, says, criteria, by, tx.now() - 90 * DAY]]).await?;
    for (days, account) in [24, 9].into_iter().zip(given_to) {
        past::give(tx, (town.id, by), *account, (id, name), tx.now() - days * DAY).await?;
    }
    Ok(())
}

/// One that stands, one that another replaced, one that was taken back.
async fn papers(tx: &Tx, month: &Month, by: AccountId, [stands, replaced, withdrawn]: [AccountId; 3]) -> Result<(), Error> {
    let Some(town) = month.towns.first() else { return Ok(()) };
    let Some(association) = associations::store::association(tx, town.id).await? else { return Ok(()) };
    let now = tx.now();
    let wanted = |account: AccountId, replaces: Option<AttestationId>| Wanted {
        account,
        from_at: now - 180 * DAY,
        until_at: now - 10 * DAY,
        lang: Lang::Fr,
        replaces,
    };
    past::sign(tx, (&association, by), &wanted(stands, None), now - 6 * DAY).await?;
    let short = Wanted { until_at: now - 25 * DAY, ..wanted(replaced, None) };
    let first = past::sign(tx, (&association, by), &short, now - 9 * DAY).await?;
    past::sign(tx, (&association, by), &wanted(replaced, first), now - 3 * DAY).await?;
    if let Some(id) = past::sign(tx, (&association, by), &wanted(withdrawn, None), now - 8 * DAY).await? {
        past::withdraw(tx, town.id, withdrawn, id).await?;
    }
    Ok(())
}
