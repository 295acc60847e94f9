//! One's own account: name, language, contacts, devices.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::accounts::actions::{self, Profile};
use crate::accounts::rights::{self, SignedIn};
use crate::accounts::secrets::Tried;
use crate::accounts::{first_name, last_name, step, store};
use crate::context;
use crate::state::AppState;
use crate::storage::SignInId;
use crate::web::contacts::{Email, Phone};
use crate::web::words::phone;
use crate::web::{AppError, Context, Faults, Form, Id, Lang, Page, SetCookie};

#[derive(Default, Deserialize, Serialize)]
pub struct Values {
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    last_name: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    phone: String,
}

#[derive(Default, Deserialize, Serialize)]
pub struct Address {
    #[serde(default)]
    email: String,
}

#[derive(Deserialize)]
pub struct Code {
    #[serde(default)]
    code: String,
}

#[derive(Serialize)]
struct Device {
    id: SignInId,
    name: String,
    since_at: i64,
    seen_at: i64,
    is_this: bool,
}

pub async fn show(State(state): State<AppState>, page: Page, who: SignedIn) -> Result<Response, AppError> {
    let account = store::account(state.db(), who.account).await?.ok_or(AppError::NotFound)?;
    let contact = store::contact_of(state.db(), who.account).await?;
    let values = Values {
        first_name: account.first_name,
        last_name: account.last_name,
        language: account.language,
        phone: contact.phone.as_deref().map(phone).unwrap_or_default(),
    };
    page.show("accounts/account.html", filled(&state, &who, &values, &Faults::default(), &page).await?)
}

pub async fn change(State(state): State<AppState>, page: Page, who: SignedIn, form: Form<Values>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let Some(profile) = profile(&form.values, &mut faults) else {
        return page.again("accounts/account.html", filled(&state, &who, &form.values, &faults, &page).await?);
    };
    let (account, lang) = (who.account, profile.language);
    state.storage.write(async move |tx| actions::change_profile(tx, account, &profile).await).await?;
    let spoken = SetCookie::kept("lang", lang.as_str(), 365);
    Ok((spoken, page.go_saying("/account", "notice-account-changed")).into_response())
}

/// Everything that the page of an account shows.
async fn filled(state: &AppState, who: &SignedIn, values: &Values, faults: &Faults, page: &Page) -> Result<Context, AppError> {
    let email = store::contact_of(state.db(), who.account).await?.email;
    let devices: Vec<Device> = store::sign_ins(state.db(), who.account)
        .await?
        .into_iter()
        .map(|one| Device { is_this: one.id == who.sign_in, id: one.id, name: one.device, since_at: one.created_at, seen_at: one.seen_at })
        .collect();
    let card_made_at = store::secrets::card_made_at(state.db(), who.account).await?;
    Ok(context! { values: values, email: email, devices: devices, card_made_at: card_made_at, errors: faults.in_words(page.lang) })
}

fn profile(values: &Values, faults: &mut Faults) -> Option<Profile> {
    let first_name = faults.check("first_name", first_name(&values.first_name));
    let last_name = faults.check("last_name", last_name(&values.last_name));
    let phone = match values.phone.trim() {
        "" => Some(None),
        typed => faults.check("phone", Phone::parse(typed).map_err(|fault| fault.text_id())).map(Some),
    };
    Some(Profile {
        first_name: first_name?,
        last_name: last_name?,
        language: Lang::parse(&values.language).unwrap_or_default(),
        phone: phone?,
    })
}

pub async fn address(page: Page, _: SignedIn) -> Result<Response, AppError> {
    page.show("accounts/address.html", context! { values: Address::default(), errors: Faults::default() })
}

pub async fn ask_address(State(state): State<AppState>, page: Page, who: SignedIn, form: Form<Address>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let Some(email) = faults.check("email", Email::parse(&form.values.email).map_err(|fault| fault.text_id())) else {
        return page.again("accounts/address.html", context! { values: form.values, errors: faults.in_words(page.lang) });
    };
    let kept = step::keep(step::NEW_ADDRESS, &email, &state.public_url());
    let (account, lang) = (who.account, page.lang);
    if !state.storage.write(async move |tx| actions::ask_new_address(tx, account, &email, lang).await).await? {
        return Err(AppError::TooMany { wait_s: step::WAIT_S });
    }
    Ok((kept, page.go("/account/address/code")).into_response())
}

pub async fn address_code(page: Page, _: SignedIn, headers: HeaderMap) -> Result<Response, AppError> {
    let Some(email) = step::kept(&headers, step::NEW_ADDRESS) else { return Ok(page.go("/account/address")) };
    page.show("accounts/address_code.html", context! { email: email.as_str(), errors: Faults::default() })
}

pub async fn confirm_address(
    State(state): State<AppState>,
    page: Page,
    who: SignedIn,
    headers: HeaderMap,
    form: Form<Code>,
) -> Result<Response, AppError> {
    let Some(email) = step::kept(&headers, step::NEW_ADDRESS) else { return Ok(page.go("/account/address")) };
    let (account, wanted, typed) = (who.account, email.clone(), form.values.code);
    let mut faults = Faults::default();
    match state.storage.write(async move |tx| actions::confirm_new_address(tx, account, &wanted, &typed).await).await? {
        Tried::Right(()) => {
            return Ok((SetCookie::forgotten(step::NEW_ADDRESS), page.go_saying("/account", "notice-address-changed")).into_response());
        }
        Tried::Wrong => faults.add("code", "sign-in-code-wrong"),
        Tried::Void => faults.add("code", "sign-in-code-void"),
    }
    page.again("accounts/address_code.html", context! { email: email.as_str(), errors: faults.in_words(page.lang) })
}

pub async fn end_device(State(state): State<AppState>, page: Page, who: SignedIn, Id(id): Id<SignInId>) -> Result<Response, AppError> {
    let account = who.account;
    if !state.storage.write(async move |tx| actions::end_sign_in(tx, account, id).await).await? {
        return Err(AppError::NotFound);
    }
    if id == who.sign_in {
        return Ok((SetCookie::forgotten(rights::COOKIE), page.go_saying("/", "notice-signed-out")).into_response());
    }
    Ok(page.go_saying("/account", "notice-device-ended"))
}
