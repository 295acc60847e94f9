//! The printed card of somebody without e-mail: a QR that opens a page, and a PIN that only they know.

use super::sign_in;
use crate::accounts::secrets::{MOST_TRIES, Tried, new_digits};
use crate::accounts::store::secrets;
use crate::accounts::{new_token, token_hash};
use crate::audit::{self, Actor};
use crate::storage::{AccountId, AssociationId, Error, Tx};

/// A card as it is printed; neither can be read again later.
#[derive(Clone, Debug)]
pub struct NewCard {
    pub token: String,
    pub pin: String,
}

/// Makes a card in the place of those before it.
pub async fn make_card(tx: &Tx, account: AccountId, by: AccountId, association: AssociationId) -> Result<NewCard, Error> {
    secrets::revoke_cards(tx, account).await?;
    let card = NewCard { token: new_token(), pin: new_digits() };
    let hash = token_hash(&card.token);
    secrets::insert_card(tx, account, &hash, &pin_hash(tx, &hash, &card.pin), by).await?;
    audit::note(tx, Actor::Account(by), "card_made", format!("account {account}"), Some(association), "").await?;
    Ok(card)
}

/// Ends every card of an account: lost, or no longer wanted.
pub async fn revoke_cards(tx: &Tx, account: AccountId, by: AccountId, association: Option<AssociationId>) -> Result<(), Error> {
    if secrets::revoke_cards(tx, account).await? > 0 {
        audit::note(tx, Actor::Account(by), "card_revoked", format!("account {account}"), association, "").await?;
    }
    Ok(())
}

/// Signs in with a card and its PIN. The fifth wrong PIN ends the card, in this same transaction.
pub async fn sign_in_by_card(tx: &Tx, token: &str, typed: &str, device: &str) -> Result<Tried<String>, Error> {
    let hash = token_hash(token);
    let Some(card) = secrets::try_card(tx, &hash).await? else { return Ok(Tried::Void) };
    // What is no PIN at all counts as a wrong one.
    let pin = crate::accounts::secrets::digits(typed).unwrap_or_default();
    if card.pin_hash == pin_hash(tx, &hash, &pin) {
        secrets::forget_tries(tx, card.id).await?;
        return Ok(Tried::Right(sign_in(tx, card.account_id, device).await?));
    }
    if card.tries < MOST_TRIES {
        return Ok(Tried::Wrong);
    }
    secrets::revoke_cards(tx, card.account_id).await?;
    audit::note(tx, Actor::Rule, "card_revoked", format!("account {}", card.account_id), None, "five wrong PINs").await?;
    Ok(Tried::Void)
}

fn pin_hash(tx: &Tx, token_hash: &str, pin: &str) -> String {
    tx.lookup("card-pin", &format!("{token_hash}/{pin}"))
}
