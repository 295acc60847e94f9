//! Helpers of one association in Chartres, made through the product's own actions.

use std::path::Path;

use binome::accounts::store::NewAccount;
use binome::associations::WeeklyHours;
use binome::clock::Clock;
use binome::config::{Cli, Command, Config};
use binome::helpers::{Checks, HelperKind, Profile};
use binome::storage::{self, AssociationId, Error, Keys, MembershipId, Sql, Storage};
use binome::web::contacts::Email;
use binome::{accounts, args, helpers, push};
use clap::Parser;

/// Who can sign in, by the token of their cookie.
pub struct Helper {
    pub token: String,
}

/// Fills a new data folder with `count` helpers who may be asked at any hour.
pub async fn make(data: &Path, count: usize) -> Vec<Helper> {
    let folder = data.to_str().expect("a folder in UTF-8");
    let Command::Serve(options) = Cli::parse_from(["binome", "serve", "--port", "0", "--data", folder]).command else { panic!("serve") };
    let config = Config::read(&options).expect("settings");
    let keys = Keys::derive(&config.instance_key().expect("a new key"));
    let storage = storage::open(&config.database, keys, Clock::real()).await.expect("a new database");
    push::key(&storage).await.expect("a key for push");
    let association = association(&storage).await;
    let mut helpers = Vec::with_capacity(count);
    for first in (0..count).step_by(500) {
        helpers.extend(some(&storage, association, first, 500.min(count - first)).await);
    }
    storage.close().await;
    helpers
}

async fn association(storage: &Storage) -> AssociationId {
    let hours = WeeklyHours::same(0..7, &[(0, 1440)]).to_json();
    storage
        .write(async move |tx| {
            let id: AssociationId = tx.new_id();
            tx.execute(
                "INSERT INTO associations (id, slug, name, sort_key, phone, opening_hours, settings, created_at) \
                 VALUES ($1, 'mesure', 'Mesure', 'mesure', '+33261910001', $2, '{\"offers_a_day\":1000}', $3)",
                args![id, &hours, tx.now()],
            )
            .await?;
            tx.execute("INSERT INTO association_areas (association_id, area) VALUES ($1, 'd28')", args![id]).await?;
            Ok::<_, Error>(id)
        })
        .await
        .expect("an association")
}

async fn some(storage: &Storage, association: AssociationId, first: usize, count: usize) -> Vec<Helper> {
    storage
        .write(async move |tx| {
            let mut made = Vec::with_capacity(count);
            for number in first..first + count {
                let new = NewAccount {
                    first_name: format!("Aidant{number}"),
                    last_name: "Mesure".into(),
                    language: "fr",
                    email: Email::parse(&format!("aidant{number}@example.org")).ok(),
                    phone: None,
                    is_operator: false,
                };
                let account = accounts::actions::create_account(tx, &new).await?.ok_or(Error::GivenUp)?;
                let membership: MembershipId = tx.new_id();
                tx.execute(
                    "INSERT INTO memberships (id, association_id, account_id, role, state, asked_at, approved_at) VALUES ($1, $2, $3, 'helper', 'active', $4, $4)",
                    args![membership, association, account, tx.now()],
                )
                .await?;
                let mut profile = Profile::new(account, HelperKind::Volunteer, "28085".into(), true);
                profile.hours = WeeklyHours::same(0..7, &[(0, 1440)]);
                (profile.quiet_from, profile.quiet_until, profile.offers_a_day) = (0, 0, 1_000);
                helpers::actions::keep_profile(tx, &profile).await?;
                let seen = Checks { identity_seen_at: Some(tx.now()), charter_signed_at: Some(tx.now()), vetted_until: None };
                helpers::actions::note_checks(tx, account, seen, helpers::actions::Noting { by: account, association }).await?;
                made.push(Helper { token: accounts::actions::sign_in(tx, account, "mesure").await? });
            }
            Ok::<_, Error>(made)
        })
        .await
        .expect("helpers")
}
