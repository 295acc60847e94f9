//! `#[derive(Row)]`: a struct is read from a row by the names of its fields, on either database.

use proc_macro::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Fields, parse_macro_input};

/// Implements `binome::storage::Row`: each field is read from the column of its name.
#[proc_macro_derive(Row)]
pub fn row(input: TokenStream) -> TokenStream {
    let DeriveInput { ident, data, .. } = parse_macro_input!(input as DeriveInput);
    let Data::Struct(data) = data else { return refused(&ident) };
    let Fields::Named(fields) = data.fields else { return refused(&ident) };
    let names: Vec<_> = fields.named.into_iter().filter_map(|field| field.ident).collect();
    let columns = names.iter().map(|name| name.to_string().trim_start_matches("r#").to_owned());
    quote! {
        impl ::binome::storage::Row for #ident {
            fn read(cells: &::binome::storage::Cells<'_>) -> ::std::result::Result<Self, ::binome::storage::Error> {
                ::std::result::Result::Ok(Self { #(#names: cells.named(#columns)?),* })
            }
        }
    }
    .into()
}

fn refused(ident: &syn::Ident) -> TokenStream {
    syn::Error::new(ident.span(), "a row is a struct whose fields have the names of its columns").to_compile_error().into()
}
