# Second proof
factor-first-title = A second proof, to protect people
factor-first-staff = You can see the contact details and requests of other people. Your e-mail address alone does not protect them.
factor-first-anybody = It protects your account, even if somebody reads your e-mail.
factor-first-why = The second proof shows that it is really you, with a device that only you have.
factor-first-lost = You will also get 10 recovery codes to print, for the day the device is lost.
factor-authenticator = A code app
factor-authenticator-what = Your phone shows a 6-digit code that changes every 30 seconds. It works without a network.
factor-authenticator-begin = Use a code app
factor-title = Is it really you?
factor-now = Before you see what concerns other people, prove that it is really you.
factor-again = What you are about to do matters. Prove once more that it is really you.
factor-code = The 6-digit code
factor-code-hint = The one that your app shows right now.
factor-code-wrong = This is not the right code. Wait for the next one, then type it. The phone’s clock must be right.
factor-prove = Continue
factor-lost = I do not have my device
factor-recovery = A recovery code
factor-recovery-hint = On the sheet that you printed: 10 letters and digits. Each code works once.
factor-recovery-wrong = This recovery code is not right, or it was used already.
factor-lost-all = No recovery code left? Ask the person who runs the instance: they can remove your second proof, and you choose another.
authenticator-title = Your code app
authenticator-open = Open the app on your phone.
authenticator-which = iPhone passwords, Aegis, FreeOTP, Google Authenticator… all of them work.
authenticator-scan = Add an account, and point the camera at this square.
authenticator-qr = The square to scan with the app
authenticator-by-hand = Without a camera, type this key:
authenticator-type = Type here the code that the app shows.
authenticator-confirm = Done
recovery-title = Your recovery codes
recovery-what = Print this page, or write these codes down. Keep them away from your phone.
recovery-once = If the device is lost, each one lets you into Binôme once. This page will not be shown again.
recovery-kept = I have kept them
factors-title = My second proof
factors-authenticator-since = It has been set up since
factors-remove = Remove it
factors-has = Second proof set up
factors-has-none = No second proof yet
factors-remove-theirs = Lost device: remove the second proof
factors-recovery = Recovery codes
factors-recovery-left = { $count ->
    [0] You have none left. Print new ones.
    [one] You have one left.
   *[other] You have { $count } left.
}
factors-recovery-new = Print 10 new codes
notice-factor-added = Your second proof is set up.
notice-factor-removed = It is removed.
notice-factors-removed = Their second proof is removed. They are told by e-mail.

# Mail
mail-factors-removed-subject = Your second proof was removed
mail-factors-removed =
    Hello,

    The person who runs the instance removed the second proof of your Binôme account (code app, passkeys, recovery codes).

    If you asked for it, sign in: you will choose another. If not, tell them at once.

# Passkeys
passkey-title = A passkey
passkey-what = Your device recognises you, as when you unlock it: finger, face or code. Nothing to copy.
passkey-add = Add a passkey
passkey-name = A name to recognise it
passkey-name-hint = For example “Ana’s phone”.
passkey-unnamed = Passkey
passkey-since = Added on
passkey-used = Used
passkey-prove = Use my passkey
passkey-sign-in = Sign in with a passkey
passkey-script = Passkeys need JavaScript. Without it, use a code.
passkey-failed = The passkey did not answer. Try again, or use a code.
refusal-passkey-unknown = This passkey was not recognised. Try again, or use a code.
