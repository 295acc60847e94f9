//! The ledger: help, permanences and training, line by line; what was counted twice, who may answer.

mod answers;
mod papers;
mod properties;

use binome::args;
use binome::facts::Fact;
use binome::recognition::Source;
use binome::storage::{
    AccountId, AssociationId, CompletionId, DocumentId, Error, HelpSessionId, PermanenceId, SeriesId, SignupId, Sql, Tx,
};

use crate::permanences::place;
use crate::support::{MONDAY_10_H, Person, TestApp};

/// An association, its coordinator, and Ana who helps.
pub struct World {
    pub app: TestApp,
    pub here: AssociationId,
    pub odile: Person,
    pub ana: Person,
}

pub async fn world() -> World {
    let app = TestApp::start().await;
    let here = app.association("Entraide 28").await;
    let (odile, ana) = (app.coordinator("Odile", here).await, app.volunteer("Ana", here).await);
    World { app, here, odile, ana }
}

impl World {
    /// Ana helped somebody, `from` milliseconds after Monday 10 h.
    pub async fn help(&self, from: i64, minutes: i64) -> Source {
        let (account, here) = (self.ana.account, self.here);
        let work = async move |tx: &Tx| {
            let id: HelpSessionId = tx.new_id();
            tx.execute(
                "INSERT INTO help_sessions (id, account_id, association_id, type, held_at, version, mailed, created_at) \
                 VALUES ($1, $2, $3, 'individuel', $4, 1, 0, $5)",
                args![id, account, here, MONDAY_10_H + from, tx.now()],
            )
            .await?;
            write_record(tx, id, 1, minutes, account).await?;
            tx.record(Fact::SessionRecorded { help_session: id });
            Ok::<_, Error>(id)
        };
        Source::HelpSession(self.app.state.storage.write(work).await.unwrap())
    }

    /// Her record says other minutes.
    pub async fn correct(&self, source: Source, minutes: i64) {
        let (id, account) = (source.help_session().unwrap(), self.ana.account);
        let work = async move |tx: &Tx| {
            tx.execute("UPDATE help_sessions SET version = version + 1, confirmed_at = NULL WHERE id = $1", args![id]).await?;
            let version: i64 = tx.scalar("SELECT version FROM help_sessions WHERE id = $1", args![id]).await?.unwrap();
            write_record(tx, id, version, minutes, account).await?;
            tx.record(Fact::SessionRecorded { help_session: id });
            Ok::<_, Error>(())
        };
        self.app.state.storage.write(work).await.unwrap();
    }

    /// The asker says yes, or that it was not so.
    pub async fn say(&self, source: Source, yes: bool) {
        let id = source.help_session().unwrap();
        let work = async move |tx: &Tx| {
            let how = yes.then_some("code");
            let at = yes.then(|| tx.now());
            tx.execute("UPDATE help_sessions SET confirmed_at = $2, confirmed_how = $3 WHERE id = $1", args![id, at, how]).await?;
            tx.record(Fact::SessionConfirmed { help_session: id });
            Ok::<_, Error>(())
        };
        self.app.state.storage.write(work).await.unwrap();
    }

    /// Ana's seat at a permanence of its own.
    pub async fn seat(&self, name: &str) -> SignupId {
        let (account, here, place) = (self.ana.account, self.here, place(&self.app, self.here, name).await);
        let work = async move |tx: &Tx| {
            let (series, permanence, signup): (SeriesId, PermanenceId, SignupId) = (tx.new_id(), tx.new_id(), tx.new_id());
            tx.execute(
                "INSERT INTO permanence_series (id, association_id, place_id, rule, first_on, starts_minute, duration_minutes, zone, \
                 skips_holidays, note, seats_min, seats_max, topics, languages, alert_days, made_until, created_at) \
                 VALUES ($1, $2, $3, '', '2026-11-23', 600, 180, 'Europe/Paris', FALSE, '', 1, 2, 0, 0, 0, '2026-11-23', $4)",
                args![series, here, place, tx.now()],
            )
            .await?;
            tx.execute(
                "INSERT INTO permanences (id, series_id, association_id, place_id, made_for, zone, starts_at, ends_at, note, seats_min, \
                 seats_max, topics, languages, alert_days, sequence, changed_at) \
                 VALUES ($1, $2, $3, $4, '2026-11-23', 'Europe/Paris', $5, $6, '', 1, 2, 0, 0, 0, 0, $7)",
                args![permanence, series, here, place, MONDAY_10_H, MONDAY_10_H + 10_800_000, tx.now()],
            )
            .await?;
            tx.execute(
                "INSERT INTO permanence_signups (id, permanence_id, account_id, state, sequence, moved_at) VALUES ($1, $2, $3, 'came', 0, $4)",
                args![signup, permanence, account, tx.now()],
            )
            .await?;
            Ok::<_, Error>(signup)
        };
        self.app.state.storage.write(work).await.unwrap()
    }

    /// Ana was there so long; `agreed_by` noted it.
    pub async fn attend(&self, signup: SignupId, minutes: i64, agreed_by: Option<AccountId>) -> Source {
        let fact = Fact::AttendanceNoted { signup, account: self.ana.account, association: self.here, minutes, at: MONDAY_10_H, agreed_by };
        self.record(fact).await;
        Source::Permanence(signup)
    }

    /// Ana passed a module.
    pub async fn learn(&self, minutes: i64, counts: bool) -> Source {
        let account = self.ana.account;
        let work = async move |tx: &Tx| {
            let (document, completion): (DocumentId, CompletionId) = (tx.new_id(), tx.new_id());
            tx.execute(
                "INSERT INTO documents (id, kind, slug, state, version, source, draft, title, topics, unlocks, minutes, checked_at, moved_at) \
                 VALUES ($1, 'module', $2, 'published', 1, '', '', 'Écouter', 0, 0, $3, 0, 0)",
                args![document, format!("m{}", document), minutes],
            )
            .await?;
            tx.execute(
                "INSERT INTO completions (id, account_id, document_id, version, unlocks, minutes, passed_at) VALUES ($1, $2, $3, 1, 0, $4, $5)",
                args![completion, account, document, minutes, tx.now()],
            )
            .await?;
            tx.record(Fact::ModulePassed { completion, account, association: None, minutes, counts });
            Ok::<_, Error>(completion)
        };
        Source::Training(self.app.state.storage.write(work).await.unwrap())
    }

    async fn record(&self, fact: Fact) {
        let work = async move |tx: &Tx| {
            tx.record(fact.clone());
            Ok::<_, Error>(())
        };
        self.app.state.storage.write(work).await.unwrap();
    }

    /// What the coordinator's page sends.
    pub async fn answer(&self, by: &Person, verb: &str, source: Source) {
        let source = source.to_string();
        by.post(&format!("/board/hours/{verb}"), &[("hours", source.as_str()), ("reason", "Déjà comptée")]).await;
    }
}

async fn write_record(tx: &Tx, id: HelpSessionId, version: i64, minutes: i64, by: AccountId) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO session_records (help_session_id, version, topics, minutes, lieu, materiel, autonomie, outcome, written_by, created_at) \
         VALUES ($1, $2, 'email', $3, 'lieu_activite', '', 'autonome', 'resolu', $4, $5)",
        args![id, version, minutes, by, tx.now()],
    )
    .await?;
    Ok(())
}
