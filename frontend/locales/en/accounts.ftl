# Signing in
sign-in-title = Sign in
sign-in-for-helpers = This page is for people who help.
sign-in-no-account = To ask for help, no account is needed.
sign-in-email = Your e-mail address
sign-in-email-hint = We send a 6-digit code to it.
sign-in-ask-code = Get a code
sign-in-card-title = I have no e-mail address
sign-in-card = Take your Binôme card. Point your phone’s camera at its black and white square, then type your secret 6-digit code.
sign-in-card-lost = Lost your card? Your association can print another. The old one stops working.
sign-in-new-title = I do not have an account yet
sign-in-new-join = I want to help, with an association
sign-in-new-relative = I help a relative or a friend
sign-in-code-title = Type the code you received
sign-in-code-sent = We are writing to:
sign-in-code-if-known = If there is an account for this address, the code arrives within a minute.
sign-in-code = The 6-digit code
sign-in-code-hint = It works for 10 minutes, and only once.
sign-in-enter = Sign in
sign-in-code-wrong = This is not the right code. Check the 6 digits.
sign-in-code-void = This code no longer works. Ask for another.
sign-in-nothing-came = I received nothing
sign-in-nothing-came-look = Look in your junk mail. Also check the address above.
sign-in-again = Get another code
sign-in-other-address = Use another address

# Links
link-title = Hello
link-what = This link signs you in to Binôme on this device.
link-follow = Continue
link-void-title = This link no longer works
link-void = It was used already, or it is too old. You can sign in with your e-mail address, or ask for a new link.
link-void-sign-in = Sign in
first-visit-title = Welcome to Binôme
first-visit-what = You are opening this instance: you will check that mail works, then make the first association.
first-visit-email-hint = You will sign in with it, without a password.
first-visit-open = Start

# Cards
card-title = Your Binôme card
card-pin = Your secret 6-digit code
card-pin-hint = It was given to you with the card. After 5 wrong tries the card stops working.
card-pin-wrong = This is not the right secret code. Check the 6 digits.
card-shared = On a borrowed device, remember to sign out before you give it back.
card-void-title = This card no longer works
card-void = It was replaced, or too many secret codes were wrong. Your association can print another.

# Account
account-title = My account
account-first-name = Your first name
account-first-name-hint = It is the only name that the people you help can see.
account-last-name = Your last name
account-phone = Your phone number
account-phone-hint = Only your association sees it.
account-language = Language
account-save = Save
account-sign-in = How you sign in
account-email-is = With a code sent to:
account-no-email = You gave no e-mail address.
account-card = With a card, printed on
account-change-email = Change the address
account-add-email = Add an address
account-devices = Your devices
account-devices-what = You are signed in on these devices. One of them is not yours? Sign it out.
account-device-this = This device
account-device-since = Signed in since
account-device-seen = Last seen:
account-device-end = Sign out
account-address-taken = This address already has an account. Give another one.
account-associations = My associations
account-back = Back to my account
address-title = Your e-mail address
address-new = Your new address
address-confirm = Confirm this address

account-device-iphone = iPhone
account-device-ipad = iPad
account-device-android-phone = Android phone
account-device-android-tablet = Android tablet
account-device-windows = Windows computer
account-device-mac = Mac
account-device-chromebook = Chromebook
account-device-linux = Linux computer
account-device-other = Unknown device

notice-signed-out = You are signed out on this device.
notice-instance-opened = Welcome. Start by checking that mail works.
notice-account-changed = Saved.
notice-address-changed = Your e-mail address is changed.
notice-device-ended = That device is signed out.

# Mail
mail-code-subject = { $code } is your Binôme code
mail-code =
    Hello,

    Here is your code to sign in to Binôme:

    { $code }

    It works for 10 minutes, and only once.

    You asked for nothing? Do nothing: without this code nobody can get in.
    Give this code to nobody. Binôme will never ask you for it.
mail-address-subject = { $code }: confirm your address
mail-address =
    Hello,

    Here is the code to confirm your new address in Binôme:

    { $code }

    It works for 10 minutes, and only once.

    You asked for nothing? Do nothing: nothing will change.
