//! Rows of every list, written as the product would have.

use binome::args;
use binome::storage::{AccountId, AskerId, AssociationId, Error, HelpRequestId, Sql, Tx};

/// What rows are about.
#[derive(Clone, Copy)]
pub struct Scene {
    pub here: AssociationId,
    pub ana: AccountId,
    pub bob: AccountId,
    pub odile: AccountId,
    /// Whose page an asker looks at: everything happened to it.
    pub ours: HelpRequestId,
    pub rows: usize,
}

async fn offer(tx: &Tx, help_request: HelpRequestId, to: AccountId, here: AssociationId, left: Option<&str>) -> Result<(), Error> {
    let (state, ended_at) = if left.is_some() { ("left", Some(tx.now())) } else { ("live", None) };
    tx.execute(
        "INSERT INTO offers (id, help_request_id, account_id, association_id, round, wave, is_now, reasons, state, left_because, offered_at, ended_at) \
         VALUES ($1, $2, $3, $4, 1, 1, $5, '[]', $6, $7, $8, $9)",
        args![tx.new_id::<i64>(), help_request, to, here, help_request.0 % 2 == 0, state, left, tx.now(), ended_at],
    )
    .await?;
    Ok(())
}

pub async fn told_to_everybody(tx: &Tx, scene: Scene, people: &[AccountId]) -> Result<(), Error> {
    for helper in people {
        offer(tx, scene.ours, *helper, scene.here, Some("taken")).await?;
    }
    Ok(())
}

/// Some that Ana may accept, and some that Bob took.
pub async fn offers(tx: &Tx, scene: Scene, offered: &[HelpRequestId], paired: &[HelpRequestId]) -> Result<(), Error> {
    for help_request in offered {
        offer(tx, *help_request, scene.ana, scene.here, None).await?;
        let taken = tx.new_id::<i64>();
        let copy = "INSERT INTO pairings (id, help_request_id, asker_id, account_id, started_at, is_asked_after, ended_at, end_reason) \
                    SELECT $1, id, asker_id, $3, $4, FALSE, $4, 'handed_back' FROM help_requests WHERE id = $2";
        tx.execute(copy, args![taken, *help_request, scene.bob, tx.now()]).await?;
    }
    for help_request in paired {
        offer(tx, *help_request, scene.ana, scene.here, Some("taken")).await?;
    }
    Ok(())
}

pub async fn pair(tx: &Tx, scene: Scene, help_request: HelpRequestId, helper: AccountId, number: usize) -> Result<(), Error> {
    let state = if number.is_multiple_of(2) { "paired" } else { "helping" };
    let moved = "UPDATE help_requests SET state = $2, association_id = $3, claimed_at = $4, told = 1, wave = 1 WHERE id = $1";
    tx.execute(moved, args![help_request, state, scene.here, tx.now()]).await?;
    let pairing: i64 = tx.new_id();
    tx.execute(
        "INSERT INTO pairings (id, help_request_id, asker_id, account_id, association_id, started_at, is_asked_after) \
         SELECT $1, id, asker_id, $3, $4, $5, FALSE FROM help_requests WHERE id = $2",
        args![pairing, help_request, helper, scene.here, tx.now()],
    )
    .await?;
    let at = tx.now();
    for (statement, values) in [
        (
            "INSERT INTO mentor_calls (id, pairing_id, help_request_id, association_id, state, asked_at) VALUES ($1, $2, $3, $4, 'agreed', $5)",
            args![tx.new_id::<i64>(), pairing, help_request, scene.here, at],
        ),
        (
            "INSERT INTO callbacks (id, help_request_id, association_id, reason, due_at, tries, created_at) VALUES ($1, $2, $3, 'unmet', $4, 0, $4)",
            args![tx.new_id::<i64>(), help_request, scene.here, at],
        ),
        (
            "INSERT INTO reports (id, help_request_id, account_id, association_id, is_by_asker, reason, created_at) \
             VALUES ($1, $2, $3, $4, TRUE, 'money', $5)",
            args![tx.new_id::<i64>(), help_request, helper, scene.here, at],
        ),
    ] {
        tx.execute(statement, values).await?;
    }
    Ok(())
}

/// A meeting of Ana's, and its hours.
pub async fn record(tx: &Tx, scene: Scene, help_request: HelpRequestId) -> Result<(), Error> {
    let (session, at) = (tx.new_id::<i64>(), tx.now());
    let moved = "UPDATE help_requests SET state = 'recorded', association_id = $2, claimed_at = $3 WHERE id = $1 AND id <> $4";
    tx.execute(moved, args![help_request, scene.here, at, scene.ours]).await?;
    for (statement, values) in [
        (
            "INSERT INTO help_sessions (id, help_request_id, account_id, association_id, type, held_at, version, mailed, created_at) \
             VALUES ($1, $2, $3, $4, 'individuel', $5, 1, 0, $5)",
            args![session, help_request, scene.ana, scene.here, at],
        ),
        (
            "INSERT INTO session_records (help_session_id, version, topics, minutes, lieu, materiel, autonomie, outcome, written_by, created_at) \
             VALUES ($1, 1, 'travail_formation', 30, 'a_distance', '', 'autonome', 'resolu', $2, $3)",
            args![session, scene.ana, at],
        ),
        (
            "INSERT INTO hours (id, help_session_id, account_id, association_id, kind, verb, minutes, held_at, created_at) \
             VALUES ($1, $2, $3, $4, 'volunteer', 'recorded', 30, $5, $5)",
            args![tx.new_id::<i64>(), session, scene.ana, scene.here, at],
        ),
    ] {
        tx.execute(statement, values).await?;
    }
    Ok(())
}

/// What was said about one help request, and its meetings.
pub async fn conversation(tx: &Tx, scene: Scene) -> Result<(), Error> {
    // Of one asker's, those that go on come first: this one alone does.
    let others =
        "UPDATE help_requests SET state = 'withdrawn' WHERE asker_id = (SELECT asker_id FROM help_requests WHERE id = $1) AND id <> $1";
    tx.execute(others, args![scene.ours]).await?;
    tx.execute("UPDATE help_requests SET asked_by = $2 WHERE id = $1", args![scene.ours, scene.ana]).await?;
    let asker: i64 = tx.scalar("SELECT asker_id FROM help_requests WHERE id = $1", args![scene.ours]).await?.unwrap_or(0);
    let key = tx.seal_key(asker).await?;
    let joined = "UPDATE mentor_calls SET state = 'joined', mentor_id = $2 WHERE help_request_id = $1";
    tx.execute(joined, args![scene.ours, scene.odile]).await?;
    for _ in 0..scene.rows {
        let message: i64 = tx.new_id();
        tx.execute(
            "INSERT INTO messages (id, help_request_id, author, account_id, words, created_at) VALUES ($1, $2, 'helper', $3, $4, $5)",
            args![message, scene.ours, scene.ana, key.seal("messages.words", message, "Bonjour")?, tx.now()],
        )
        .await?;
        record(tx, scene, scene.ours).await?;
    }
    Ok(())
}

/// Everything that is Ana's, and everybody who is in her association.
pub async fn roster(tx: &Tx, scene: Scene) -> Result<(), Error> {
    let at = tx.now();
    let outsiders = "SELECT id FROM accounts WHERE first_name LIKE 'Eve%' ORDER BY id";
    let outsiders: Vec<AccountId> = tx.column(outsiders, args![]).await?;
    let elsewhere: Vec<AssociationId> = tx.column("SELECT id FROM associations WHERE name LIKE 'Ailleurs%' ORDER BY id", args![]).await?;
    let askers: Vec<AskerId> = tx.column("SELECT id FROM askers ORDER BY id LIMIT $1", args![i64::try_from(scene.rows).unwrap()]).await?;
    for (number, (eve, other)) in outsiders.into_iter().zip(elsewhere).enumerate() {
        let unique = format!("{number}");
        let profile = binome::helpers::Profile::new(eve, binome::helpers::HelperKind::Family, "28085".into(), true);
        binome::helpers::actions::keep_profile(tx, &profile).await?;
        for (statement, values) in [
            (
                "INSERT INTO memberships (id, association_id, account_id, role, state, asked_at) VALUES ($1, $2, $3, 'helper', 'asked', $4)",
                args![tx.new_id::<i64>(), scene.here, eve, at],
            ),
            (
                "INSERT INTO memberships (id, association_id, account_id, role, state, asked_at, approved_at) VALUES ($1, $2, $3, 'helper', 'active', $4, $4)",
                args![tx.new_id::<i64>(), other, scene.ana, at],
            ),
            (
                "INSERT INTO places (id, association_id, name, sort_key, address, commune, phone, opening_hours, latitude, longitude, created_at) \
                 VALUES ($1, $2, 'Médiathèque', 'mediatheque', '1 rue Verte', '28085', '+33261910002', '[]', 48.4, 1.5, $3)",
                args![tx.new_id::<i64>(), scene.here, at],
            ),
            (
                "INSERT INTO invitations (id, association_id, role, name, token_hash, is_group, created_by, created_at, expires_at) \
                 VALUES ($1, $2, 'helper', 'Zoé', $3, FALSE, $4, $5, $6)",
                args![tx.new_id::<i64>(), scene.here, &unique, scene.ana, at, at + 1_000_000_000],
            ),
            (
                "INSERT INTO sign_ins (id, account_id, token_hash, device, created_at, seen_at) VALUES ($1, $2, $3, 'Tablette', $4, $4)",
                args![tx.new_id::<i64>(), scene.ana, &unique, at],
            ),
            (
                "INSERT INTO sign_in_cards (id, account_id, token_hash, pin_hash, tries, created_at, made_by) VALUES ($1, $2, $3, 'x', 0, $4, $2)",
                args![tx.new_id::<i64>(), scene.ana, &unique, at],
            ),
            (
                "INSERT INTO push_subscriptions (id, account_id, sign_in_id, endpoint, p256dh, auth, created_at) VALUES ($1, $2, 1, $3, 'x', 'x', $4)",
                args![tx.new_id::<i64>(), scene.ana, &unique, at],
            ),
            (
                "INSERT INTO circle_members (asker_id, account_id, created_at) VALUES ($1, $2, $3)",
                args![askers[number.min(askers.len() - 1)], scene.ana, at],
            ),
        ] {
            tx.execute(statement, values).await?;
        }
    }
    Ok(())
}

/// Permanences of Ana's association, with somebody in each and everybody in the first; hours given there; calendars.
pub async fn permanences(tx: &Tx, scene: Scene) -> Result<(), Error> {
    use binome::permanences::{Seats, actions};
    use binome::storage::{PermanenceId, PlaceId, SignupId};
    let place = "SELECT id FROM places WHERE association_id = $1 ORDER BY id LIMIT 1";
    let place: PlaceId = tx.scalar(place, args![scene.here]).await?.unwrap();
    let mut all: Vec<PermanenceId> = Vec::new();
    for number in 0..scene.rows {
        let new = actions::NewSeries {
            place,
            rule: String::new(),
            first: jiff::civil::date(2026, 12, 1).saturating_add(jiff::Span::new().days(i64::try_from(number).unwrap())),
            until: None,
            starts_minute: 840,
            duration_minutes: 180,
            skips_holidays: false,
            note: String::new(),
            seats: Seats { min: 1, max: 2 },
            topics: 0,
            languages: 0,
            alert_days: 0,
        };
        let made = actions::make(tx, scene.odile, scene.here, &new).await.ok().flatten().unwrap();
        actions::made_by(tx, scene.odile, Some((scene.here, Some(place)))).await?;
        all.push(made);
    }
    let everybody: Vec<AccountId> = tx.column("SELECT account_id FROM helpers ORDER BY account_id", args![]).await?;
    let statement = "INSERT INTO permanence_signups (id, permanence_id, account_id, state, sequence, moved_at, arrived_at, left_at) \
                     VALUES ($1, $2, $3, $4, 0, $5, $5, $6)";
    let first = all[0];
    for account in everybody.iter().filter(|account| **account != scene.ana) {
        tx.execute(statement, args![tx.new_id::<SignupId>(), first, *account, "seated", tx.now(), tx.now()]).await?;
    }
    for permanence in &all {
        tx.execute(statement, args![tx.new_id::<SignupId>(), *permanence, scene.ana, "came", tx.now(), tx.now() + 3_600_000]).await?;
    }
    Ok(())
}
