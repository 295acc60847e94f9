//! What somebody who asks from a commune can have: which associations, how they meet, where, when, and how soon.

use super::store::{self, Spot};
use super::{Meeting, Urgency};
use crate::associations::{self, Association};
use crate::clock::MINUTE;
use crate::places::communes::Commune;
use crate::storage::{AssociationId, Error, Sql};

/// How many places are named; more would be a list to search.
const MOST_SPOTS: usize = 3;

/// What can be had near a commune, or anywhere on the instance as long as the commune is not known.
#[derive(Clone, Debug, Default)]
pub struct Nearby {
    /// The one whose settings, hours and telephone apply comes first.
    pub associations: Vec<Association>,
    /// Empty: nobody can meet anybody here yet.
    pub ways: Vec<Meeting>,
    /// Nearest first; none as long as the commune is not known.
    pub spots: Vec<Spot>,
}

impl Nearby {
    /// `named`: the association whose link was followed; it comes first wherever it covers.
    pub async fn load(db: &impl Sql, commune: Option<&Commune>, named: Option<&Association>, now: i64) -> Result<Self, Error> {
        let mut associations = match commune {
            Some(commune) => associations::store::covering(db, commune.code, commune.departement).await?,
            None => associations::store::all(db).await?,
        };
        if let Some(named) = named {
            associations.retain(|association| association.id != named.id);
            associations.insert(0, named.clone());
        }
        let ids: Vec<AssociationId> = associations.iter().map(|association| association.id).collect();
        let is_home_allowed = associations.iter().any(|association| association.settings.is_home_allowed);
        let mut ways = store::ways(db, &ids, is_home_allowed, now).await?;
        let mut spots = match commune {
            Some(commune) => store::spots(db, &ids, commune).await?,
            None => Vec::new(),
        };
        spots.truncate(MOST_SPOTS);
        ways.retain(|way| match way {
            Meeting::Place => commune.is_none() || !spots.is_empty(),
            Meeting::Home | Meeting::Phone | Meeting::Messages => true,
        });
        // An association without a helper who is ready still answers its telephone.
        if ways.is_empty() && !associations.is_empty() {
            ways.push(Meeting::Phone);
        }
        Ok(Self { associations, ways, spots })
    }

    /// The association whose settings, hours and telephone apply.
    pub fn association(&self) -> Option<&Association> {
        self.associations.first()
    }

    pub fn can_meet(&self, meeting: Meeting) -> bool {
        self.ways.contains(&meeting)
    }

    /// When it opens, if it is closed at `at`. An association that gave no hours is never said to be closed.
    pub fn opens_at(&self, at: i64) -> Option<i64> {
        let association = self.association()?;
        association.opening_hours.next_opening(at, &association.zone()).filter(|opens| *opens > at)
    }

    /// The usual time until somebody answers here, in minutes, at least one. `None`: too few to say.
    pub async fn usual_minutes(&self, db: &impl Sql, urgency: Urgency, now: i64) -> Result<Option<i64>, Error> {
        let Some(association) = self.association() else { return Ok(None) };
        usual_minutes(db, association.id, urgency, now).await
    }
}

/// The same, of one association.
pub async fn usual_minutes(db: &impl Sql, association: AssociationId, urgency: Urgency, now: i64) -> Result<Option<i64>, Error> {
    let wait = store::usual_wait_ms(db, association, urgency, now).await?;
    Ok(wait.map(|wait| in_round_minutes(wait / MINUTE)))
}

/// As one says it: every minute up to ten, then every five, and whole hours beyond two.
fn in_round_minutes(minutes: i64) -> i64 {
    match minutes {
        ..=10 => minutes.max(1),
        11..=120 => (minutes + 4) / 5 * 5,
        _ => (minutes + 59) / 60 * 60,
    }
}

#[cfg(test)]
mod tests {
    use super::in_round_minutes;

    #[test]
    fn waits_are_said_in_round_figures() {
        for (minutes, said) in [(0, 1), (4, 4), (11, 15), (39, 40), (119, 120), (1_079, 1_080)] {
            assert_eq!(in_round_minutes(minutes), said);
        }
    }
}
