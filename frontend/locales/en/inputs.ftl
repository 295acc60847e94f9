# What is missing or wrong in an answer: what happened, then what to do.
input-empty = An answer is missing here. A few words are enough.
input-too-long = This text is too long. Keep what matters most.
input-strange = This text has a sign that cannot be read. Type it again, without pasting.
input-first-name-empty = Your first name is missing. A nickname is fine.
input-commune-unknown = This town was not found. Type its name or its postcode.
input-commune-several = Several towns have this name. Choose the right one from the list.

input-phone-empty = A phone number is missing. It has 10 digits, such as 06 39 98 00 12.
input-phone-letters = This number has letters in it. Type one number only, in digits.
input-phone-too-short = This number is too short. A number has 10 digits, such as 06 39 98 00 12.
input-phone-too-long = This number is too long. Type one number only, with 10 digits.
input-phone-premium = Calls to this number are expensive. Please give another number.
input-phone-unknown = We do not know this number. In France it starts with 0. Elsewhere it starts with + and the country code.

input-email-empty = An e-mail address is missing. It looks like name@example.org.
input-email-several = There is a space or a comma in this address. Type one address only, without spaces.
input-email-no-at = This address is not complete. It has one @ sign, in the middle: name@example.org.
input-email-domain = The end of this address is not complete. After the @ sign come a name, a dot and an ending: example.org.
input-email-letters = This address has an accent or a sign that addresses do not have. Type it again, without accents.
input-email-too-long = This address is too long. Check it, then type it again.

input-secret-password = This looks like a password or a secret code. Delete it: nobody here needs it.
input-secret-card = This looks like a bank card number. Delete it: nobody here needs it.
input-secret-iban = This looks like a bank account number (IBAN). Delete it: you can show it later, if it is useful.
input-secret-social-security = This looks like a social security number. Delete it: you can show it later, if it is useful.
