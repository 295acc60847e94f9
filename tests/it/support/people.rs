//! People: somebody who asks, volunteers, coordinators, each with a browser.

use binome::accounts::store::NewAccount;
use binome::args;
use binome::associations::WeeklyHours;
use binome::help_requests::{Asked, Meeting, NewHelpRequest, Urgency};
use binome::helpers::{Checks, HelperKind, Profile};
use binome::learning::topics::Topic;
use binome::storage::{AccountId, AssociationId, Error, HelpRequestId, MembershipId, Sql, Tx};
use binome::web::contacts::{Email, Phone};
use binome::{accounts, help_requests, helpers};

use super::{Browser, TestApp};

/// INSEE code of Chartres.
pub const CHARTRES: &str = "28085";

/// Somebody signed in, with a browser.
pub struct Person {
    pub account: AccountId,
    pub browser: Browser,
}

impl std::ops::Deref for Person {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl TestApp {
    /// An association that covers Eure-et-Loir, open Monday to Saturday, 9 to 18 h.
    pub async fn association(&self, name: &str) -> AssociationId {
        let (name, hours) = (name.to_owned(), WeeklyHours::same(0..6, &[(540, 1080)]).to_json());
        self.state
            .storage
            .write(async move |tx| {
                let id: AssociationId = tx.new_id();
                tx.execute(
                    "INSERT INTO associations (id, slug, name, sort_key, phone, opening_hours, settings, created_at) \
                     VALUES ($1, $2, $3, $3, '+33261910001', $4, '{}', $5)",
                    args![id, name.to_lowercase().replace(' ', "-"), &name, &hours, tx.now()],
                )
                .await?;
                tx.execute("INSERT INTO association_areas (association_id, area) VALUES ($1, 'd28')", args![id]).await?;
                Ok::<_, Error>(id)
            })
            .await
            .unwrap()
    }

    /// Somebody signed in who belongs to nothing.
    pub async fn person(&self, first_name: &str) -> Person {
        let email = format!("{}@example.org", first_name.to_lowercase());
        let new = NewAccount {
            first_name: first_name.to_owned(),
            last_name: "Martin".to_owned(),
            language: "fr",
            email: Some(Email::parse(&email).unwrap()),
            phone: Some(Phone::parse("06 39 98 00 01").unwrap()),
            is_operator: false,
        };
        let (account, token) = self
            .state
            .storage
            .write(async move |tx| {
                let account = accounts::actions::create_account(tx, &new).await?.unwrap();
                Ok::<_, Error>((account, accounts::actions::sign_in(tx, account, "Chromium").await?))
            })
            .await
            .unwrap();
        let browser = self.browser();
        browser.set_cookie(&format!("{}={token}; Path=/", accounts::rights::COOKIE));
        Person { account, browser }
    }

    /// Somebody with a role and a complete profile, checked, who may be asked for anything by phone.
    pub async fn member(&self, first_name: &str, association: AssociationId, role: &'static str) -> Person {
        let person = self.person(first_name).await;
        let account = person.account;
        self.state
            .storage
            .write(async move |tx| {
                let id: MembershipId = tx.new_id();
                tx.execute(
                    "INSERT INTO memberships (id, association_id, account_id, role, state, asked_at, approved_at) VALUES ($1, $2, $3, $4, 'active', $5, $5)",
                    args![id, association, account, role, tx.now()],
                )
                .await?;
                let profile = Profile::new(account, HelperKind::Volunteer, CHARTRES.into(), true);
                helpers::actions::keep_profile(tx, &profile).await?;
                let seen = Checks { identity_seen_at: Some(tx.now()), charter_signed_at: Some(tx.now()), ..Checks::default() };
                helpers::actions::note_checks(tx, account, seen, helpers::actions::Noting { by: account, association }).await?;
                Ok::<_, Error>(())
            })
            .await
            .unwrap();
        person
    }

    pub async fn volunteer(&self, first_name: &str, association: AssociationId) -> Person {
        self.member(first_name, association, "helper").await
    }

    pub async fn coordinator(&self, first_name: &str, association: AssociationId) -> Person {
        self.member(first_name, association, "coordinator").await
    }

    /// Every association and every helper, at any hour of real time.
    pub async fn open_at_any_hour(&self) {
        self.open_associations_at_any_hour().await;
        self.open_helpers_at_any_hour().await;
    }

    /// Every association, at any hour.
    pub async fn open_associations_at_any_hour(&self) {
        let work = async move |tx: &Tx| {
            let always = WeeklyHours::same(0..7, &[(0, 24 * 60)]);
            tx.execute("UPDATE associations SET opening_hours = $1", args![always.to_json()]).await
        };
        self.state.storage.write(work).await.unwrap();
    }

    /// Every helper, at any hour.
    pub async fn open_helpers_at_any_hour(&self) {
        let work = async move |tx: &Tx| {
            let always = WeeklyHours::same(0..7, &[(0, 24 * 60)]);
            for profile in helpers::store::profiles(tx, "TRUE", args![]).await? {
                helpers::actions::keep_profile(tx, &Profile { hours: always.clone(), quiet_from: 0, quiet_until: 0, ..profile }).await?;
            }
            Ok::<_, Error>(())
        };
        self.state.storage.write(work).await.unwrap();
    }

    /// Somebody's only membership.
    pub async fn membership(&self, account: AccountId) -> MembershipId {
        self.state.db().scalar("SELECT id FROM memberships WHERE account_id = $1", args![account]).await.unwrap().unwrap()
    }

    /// Josiane, in Chartres, asks for help by phone, now. The pages that ask have tests of their own.
    pub async fn josiane_asks(&self) -> Asked {
        self.ask(josiane()).await
    }

    pub async fn ask(&self, new: NewHelpRequest) -> Asked {
        self.state.storage.write(async move |tx| help_requests::actions::ask(tx, &new).await).await.unwrap()
    }

    /// Whoever asked needs no help any more.
    pub async fn asker_withdraws(&self, id: HelpRequestId) {
        self.state.storage.write(async move |tx| help_requests::actions::withdraw(tx, id).await).await.unwrap();
    }

    /// The browser of an asker who typed their code.
    pub fn asker(&self, asked: &Asked) -> Browser {
        let browser = self.browser();
        let code = help_requests::code::parse(&asked.code).unwrap();
        browser.set_cookie(&format!("{}={code}; Path=/", help_requests::rights::COOKIE));
        browser
    }
}

/// What the last screen of asking sends.
pub const ASK: [(&str, &str); 8] = [
    ("topic", "caf"),
    ("words", ""),
    ("commune", "Chartres"),
    ("meeting", "phone"),
    ("when", "now"),
    ("for", "me"),
    ("first_name", "Josiane"),
    ("phone", "06 39 98 12 34"),
];

/// The same from a form with this key, which asks once however often it is sent. The key stands last.
pub fn ask_once(key: &str) -> Vec<(&str, &str)> {
    [&ASK[..], &[("form_key", key)]].concat()
}

/// What Josiane asks.
pub fn josiane() -> NewHelpRequest {
    NewHelpRequest {
        topic: Topic::TravailFormation,
        tile: "emploi".into(),
        words: Some("Je n’arrive pas à m’actualiser".into()),
        meeting: Meeting::Phone,
        urgency: Urgency::Now,
        wanted_at: None,
        commune: CHARTRES.into(),
        place: None,
        is_for_other: false,
        first_name: "Josiane".into(),
        call_name: None,
        phone: Some(Phone::parse("06 39 98 12 34").unwrap()),
        email: None,
        call_when: String::new(),
        language: "fr".into(),
        needs: Vec::new(),
        is_minor: false,
        named_association: None,
        is_circle_only: false,
        asked_by: None,
        asker: None,
        circle: Vec::new(),
        is_test: false,
    }
}
