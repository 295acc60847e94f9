passport-title = Your passport
passport-of = { $name }’s passport
passport-lead = Everything that you gave and learned, on one page. It is yours, even when you leave an association.
passport-total = of help and drop-in sessions
passport-sessions = { $count ->
    [one] help session
   *[other] help sessions
 }
passport-kinds = Hours
passport-badges = Show them, take them
passport-topics = Topics
passport-modules = Modules passed
passport-thanks = Words of thanks
passport-none = Everything begins
passport-none-more = Your first record and the first module that you pass will be added here.
passport-yours = What is in your name
passport-yours-what = You can take everything away, or delete your account.

takeaway-title = Take what is in your name
takeaway-lead = One zip file: a JSON file with everything, and a CSV table for each subject.
takeaway-part-who = Who you are, how to reach you, how you help, your associations
takeaway-part-hours = Each line of hours, and your drop-in times
takeaway-part-records = The records that you wrote, with their corrections
takeaway-part-training = The modules that you passed
takeaway-part-badges = Your badges and attestations
takeaway-not = What the people you helped said of themselves is not in it: it is theirs.
takeaway-take = Take the file

leave-title = Delete your account
leave-lead = This is for good. Nobody can bring it back, and neither can we.
leave-goes = What disappears
leave-goes-name = Your first and last name, e-mail address and telephone
leave-goes-sign-in = Your sign-ins, cards, passkeys and notifications
leave-goes-profile = Your profile, your availability, your contract, what the association noted of you
leave-goes-papers = The pages of your attestations and badges: papers that you handed out can no longer be verified
leave-goes-words = The words that you noted for yourself alone
leave-goes-help = The people you are helping are offered to others, and your seats in drop-in times are given back
leave-stays = What stays, without you
leave-stays-hours = Your hours, as figures, in the association’s totals: nobody is named there
leave-stays-records = The records of the people you helped, which are theirs
leave-stays-audit = The trace of what was done with this account, under a pseudonym
leave-stays-copies = Backups, for 30 days at most: restored, they would erase you again
leave-export = First take what is in your name
leave-sure = Do you really want to leave?
leave-sure-yes = Yes, delete my account and everything said above
leave-now = Delete my account
leave-not = Keep my account
leave-not-sure = Tick the box to confirm.
leave-last-coordinator = You are the last person to coordinate an association. Hand it to somebody first.
leave-last-operator = You are the last person to run this instance. Hand it to somebody first.
leave-last-title = Who will coordinate { $association }?
leave-last-what = Give this role to a member
notice-account-deleted = Your account is deleted. Thank you for all that you gave.
