# Members, one by one and many at once.
members-filters = Narrow the list
members-filter = Show
members-any = Any
members-filter-kind = Who helps
member-kind-volunteer = Volunteer
member-kind-civic_service = Civic service
member-kind-family = Helps a relative
members-filter-topic = Topic
members-filter-trained = Trained people only
members-filter-available = Availability
members-available-now = May be asked for help
members-available-paused = On a pause
members-available-unready = Identity or charter to be seen
members-filter-active = Last visit
members-active-recent = Within 3 months
members-active-away = Not seen for 3 months
members-filter-vetting = Vetting
members-vetting-soon = Ends within 2 months
members-vetting-over = Ended
members-vetting-none = None
members-sort = Sort by
members-sort-name = Name
members-sort-active = Last visit
members-sort-since = Member since
members-sort-vetting = End of vetting
members-sort-load = People helped now
members-filter-role = Role
members-narrowed = { $count ->
    [0] Nobody matches.
    [one] One person matches.
   *[other] { $count } people match.
 }
members-seen = Seen
members-never-seen = Never signed in
members-paused-until = On a pause until
members-no-profile = Profile to fill in
members-lacks-identity = Identity to be seen
members-lacks-charter = Charter to be signed
members-vetting-ends = Vetted until
members-vetting-ended = Vetting ended on
members-open-pairings = { $count ->
    [one] helping { $count } person now
   *[other] helping { $count } people now
 }
members-bulk = With the people ticked
members-bulk-hint = Nothing is done before you confirm.
members-bulk-all = { $count ->
    [one] The person of the list
   *[other] All { $count } people of the list, not only those ticked
 }
members-tick = Tick { $name }
members-act-message = Write
members-act-module = Suggest a module
members-act-pause = Pause
members-act-leave = End the membership
members-act-message-title = Write to { $count ->
    [one] one person
   *[other] { $count } people
 }
members-act-module-title = Suggest a module to { $count ->
    [one] one person
   *[other] { $count } people
 }
members-act-pause-title = Pause { $count ->
    [one] one person
   *[other] { $count } people
 }
members-act-leave-title = End { $count ->
    [one] one membership
   *[other] { $count } memberships
 }
members-act-message-what = Each person gets a mail of their own. Nobody sees the others.
members-act-module-what = The module appears under “To learn”. Each person may decline it.
members-act-pause-what = No request comes to them until then. Each person may end their pause themselves.
members-act-leave-what = These people see nothing of the association any more, at once. The requests they are helping with go to others. They keep their account, their hours and their papers.
members-act-who = For whom
members-act-me = You are in the list.
members-act-full = Only the first 500 people are taken. Do it again afterwards.
members-act-without-mail = Without an e-mail address, to be called by you:
members-act-words = Your message
members-act-words-hint = It is sent as it is, with the name and telephone of the association.
members-act-date = On which day are they back?
members-act-date-hint = Leave it empty to end their pause.
members-act-module-choose = Which module?
members-act-message-do = Send
members-act-module-do = Suggest this module
members-act-pause-do = Pause
members-act-leave-do = End the memberships
refusal-members-none-picked = Tick people first, and say what to do.
notice-members-written = The message is on its way.
notice-members-paused = The pause is noted.
notice-members-back = The pause is over.
notice-members-left = Done. These people no longer belong to the association.
notice-members-some-left = Done, but for the last person who coordinates, or who had left already.
member-profile = What this person can do
member-no-profile = This person has not filled in their profile yet.
member-kind = Who helps
member-commune = Starts from
member-radius = Goes as far as
member-topics = Topics
member-topics-all = All
member-languages = Languages
member-hours = Free
member-hours-usual = Monday to Saturday, 9 am to 7 pm
member-paused = On a pause until
member-offers-a-day = Requests a day, at most
member-minor = Under 18, or age not said
member-identity = Identity
member-charter = Charter
member-seen-on = seen on
member-signed-on = signed, noted on
member-to-see = To be seen
member-to-sign = To be signed
member-vetting = Vetting
member-vetting-seen = seen on
member-vetting-until = until
member-vetting-over = ended on
member-training = Their training
member-training-none = No module followed yet.
member-training-passed = Passed on
member-training-until = valid until
member-training-over = to be done again since
member-load = What they carry now
member-load-pairings = People helped now
member-load-offers = Offers waiting
member-load-week = Helped this week
member-load-last = Last offer
member-load-answered = Answers
member-load-answered-of = { $answered } of { $offered }
member-history = What they have done
member-hours-link = Their hours to validate
member-attestations = Their attestations
member-notes = Notes
member-notes-what = Read by the coordinators of this association only. Write what you would say in front of the person: they may ask for them.
member-note = Add a note
member-note-save = Add
member-note-delete = Delete
member-notes-none = No note.
notice-member-note = The note is kept.
notice-member-note-deleted = The note is deleted.
export-kind = Kind of helper
export-role = In the association
export-languages = Languages
export-topics = Topics
export-vetting-seen = Vetting seen
export-vetted-until = Vetted until
export-since = Member since
export-seen = Last visit
mail-members-subject = A message from { $association }
mail-members =
    Hello { $name },

    { $words }

    { $by }, { $association }
    { $phone }
