# Towns
commune-found = { $n } towns found. Choose with the arrow keys.
commune-none = No town found.
commune-which = Which one?

# Hours
hours-hint = For example: 9:00-12:30, 14:00-18:00. Leave a closed day empty.
hours-unreadable = These hours are not understood. Write them like this: 9:00-12:30, 14:00-18:00.
hours-day-0 = Monday
hours-day-1 = Tuesday
hours-day-2 = Wednesday
hours-day-3 = Thursday
hours-day-4 = Friday
hours-day-5 = Saturday
hours-day-6 = Sunday
hours-two-days = { $first } and { $last }
hours-days = { $first } to { $last }
hours-every-day = Every day
hours-all-day = day and night
hours-of = { $days }: { $hours }

# An association
association-title = My association
association-new-title = New association
association-name = Name of the association
association-areas = Towns covered
association-areas-hint = One a line: a name, a postcode, or a whole département (“Eure-et-Loir” or “28”).
association-areas-empty = At least one town or département is missing.
association-areas-unknown = These towns were not found, or share their name with others: { $names }. Add the département: “Nogent-le-Roi (28)”.
association-phone = Phone
association-phone-hint = It is shown to people who ask for help.
association-hours = Opening hours
association-rules = Rules
association-offers-a-day = Offers a day for one person, at most
association-offers-a-day-hint = Beyond that, a helper is left in peace for the day.
association-offers-a-day-range = Type a number from 1 to 50.
association-open-pairings = Open pairings for one person, at most
association-open-pairings-hint = Beyond that, a helper receives no new requests.
association-open-pairings-range = Type a number from 1 to 20.
association-home = Help at home is possible
association-home-hint = Never at once, and only by adults who were vetted. You agree each time.
association-create = Make the association

coordinators-title = Coordination
coordinators-count = { $count ->
    [0] Nobody coordinates yet.
    [one] One person coordinates.
   *[other] { $count } people coordinate.
 }
coordinators-waiting = Invitation without an answer:
coordinators-invite = Invite somebody to coordinate
coordinators-name = Their first and last name
coordinators-email = Their e-mail address
coordinators-email-hint = They receive a link there, which works for 30 days.
coordinators-send = Send the invitation

# Places
places-title = Places where help is given
places-none = No place for now. Without one, help is given by phone or by messages.
places-add = Add a place
place-name = Name of the place
place-name-hint = For example: L’Apostrophe library.
place-address = Address
place-address-hint = Number and street, without the town.
place-commune = Town
place-phone = Phone of the place
place-phone-hint = Without it, the association’s is shown.
place-hours = When help is given there
place-close = Close this place
place-close-what = Nobody will be sent there any more. What was done there still counts.

notice-association-made = The association is made. Add its places, then invite somebody to coordinate it.
notice-association-changed = Saved.
notice-coordinator-invited = The invitation has left.
notice-place-added = The place is added.
notice-place-changed = The place is changed.
notice-place-closed = The place is closed.

# I want to help
join-title = I want to help
join-what = Tell us where you live. We show you the associations that help there.
join-commune = Your town
join-commune-hint = Its name, or its postcode.
join-continue = Continue
join-or-relative = I help a relative or a friend, without an association
join-other-commune = Choose another town
join-association = Associations that cover { $commune }
join-association-missing = Choose an association.
join-none = No association covers { $commune } for now
join-none-what = Come back later. Meanwhile you can help a relative.
join-email-hint = To sign in. We send a code to it.
join-phone-hint = For the association to call you. If you have no e-mail, it is enough.
join-contact-missing = An e-mail address or a phone number is missing.
join-kind = You help
join-kind-volunteer = As a volunteer
join-kind-civic-service = In civic service
join-kind-missing = Say whether you are a volunteer or in civic service.
join-adult = Are you 18 or over?
join-adult-missing = Answer yes or no.
join-yes = Yes
join-no = No
join-who-reads = The association reads your name, your contact and your town, to answer you. The people you help see only your first name.
join-how-long = You can have your account erased at any time.
join-ask = Ask to join
join-standing-active = You are a member already.
join-standing-asked = Your request is sent. The association will answer.
join-standing-refused = The association had said no. You can ask again.
join-standing-ended = You used to be a member.
join-link-void = This invitation no longer works. Ask the association for another.
notice-joined = Saved. Thank you.

invited-title = Join { $association }
invited-by = { $by } invites you to { $association }.
invited-by-nobody = { $association } invites you.
invited-helper = You will be able to help once the association has seen an identity document and the signed charter.
invited-coordinator = You will be able to coordinate the association.
invited-group = The association answers your request, then you can help.
invited-have-account = I have an account already
invited-join = Join
invitation-void-title = This invitation no longer works
invitation-void = It was used, cancelled, or is too old. If it is yours, sign in. If not, ask the association for another.

# I help a relative
relative-title = I help a relative or a friend
relative-what = Without an association, free of charge, for the person you already help.
relative-ask = Ask for help for them, with their agreement.
relative-learn = Follow step-by-step guides, and call an experienced person in.
relative-private = You only see the requests of your own people.
relative-phone-hint = If you have no e-mail. Without e-mail, your account stays on this device.
relative-who-reads = Only you read your log. Your name and contact are shown to nobody else.
relative-begin = Make my account
association-areas-count = { $count } communes
association-areas-all = See every commune
association-wants = What you ask of whoever wants to help
association-wants-hint = Shown before they join you. For instance: one meeting a month, a certificate of good character.
association-waves = Who is told, and when
association-waves-hint = Write how many people at once, and after how long: “3, 5 after 30 s, 10 after 1 min, coordinator after 2 min”. Then, while nobody has said yes, 10 more are told every 2 minutes (for today, every 2 hours; for this week, every day).
association-waves-now = For a request right now
association-waves-today = For today, or a date that is near
association-waves-week = For this week, or a later date
association-waves-unreadable = This is not understood. Write it like this: 3, 5 after 30 s, coordinator after 2 min.
join-wants = { $association } asks for:
