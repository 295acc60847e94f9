//! Badges: earned, shown, taken away to a wallet, verified by others, taken back.

mod earning;
mod giving;
mod verifiers;

use crate::help_sessions::{Paired, paired, record};
use crate::support::{Person, TestApp};

/// Ana, who recorded a first help session, and what that brought her.
pub async fn first_help(app: &TestApp) -> Paired {
    let paired = paired(app).await;
    record(&paired.ana, &paired.pairing, &[("minutes", "60")]).await;
    app.settle().await;
    paired
}

/// The addresses of somebody's badges, the latest first.
pub async fn badges(of: &Person) -> Vec<String> {
    of.get("/badges").await.all("#badges li div > a", "href")
}

/// The names on somebody's page, the latest first.
pub async fn names(of: &Person) -> Vec<String> {
    of.get("/badges").await.texts("#badges li strong")
}
