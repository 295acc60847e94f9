# Why this request is offered to you.
why-in-circle = This person knows you
why-former-helper = You have teamed up before
why-distance = { $km } km away
why-next-door = very near
why-trained = You took the module
why-online-now = You are here now
why-free-then = You are free then
why-speaks = You speak the same language ({ $languages })
why-one-of-few = Few people can do this
why-rested = It is your turn
why-answers-usually = You usually answer
why-chosen = Your association thought of you

# The mails that stand in for ringing.
mail-offer_now-subject = Somebody needs you now
mail-offer_now-text =
    Hello,

    Somebody needs help now, and we thought of you.
    To see the request and answer:

    { $url }

    If you cannot, never mind: others were told too.
mail-offer_list-subject = A request for help is waiting for you
mail-offer_list-text =
    Hello,

    One or more requests are waiting, when you can:

    { $url }
mail-reminder-subject = Could you call?
mail-reminder-text =
    Hello,

    Ten minutes ago you agreed to help somebody.
    Could you call? Tell us here, or say that you will be late:

    { $url }

    Without news, the request will be offered to somebody else.

# How people meet, and when.
meeting-phone = by phone
meeting-place = in a place
meeting-messages = by messages
meeting-home = at home
urgency-now = now
urgency-today = today
urgency-week = this week
urgency-dated = on a chosen date

# Why somebody cannot be told (for coordinators only).
refusal-minor-only-in-place = Somebody under 18 is helped in a place only
refusal-home-never-now = Nobody goes to a home at once
refusal-home-not-approved = The visit at home is not approved yet
refusal-not-these-two = These two cannot be paired
refusal-said-no = Has said “not this time”, or handed it back
refusal-already-offered = It is offered to them already
refusal-civic-service-at-home = Civic service: never at a home
refusal-under-age = Under 18: never at a home
refusal-not-in-circle = Helps their own relatives only
refusal-no-membership = Is not a member of the association
refusal-identity = Identity not seen yet
refusal-charter = Charter not signed yet
refusal-not-vetted = No vetting valid on that day
refusal-topics = Did not choose this topic
refusal-untrained = The training module is missing
refusal-language = No common language
refusal-meetings = Does not help in this way
refusal-distance = The distance is not known
refusal-too-far = { $km } km away; travels up to { $radius } km
refusal-not-free = Not free at that time
refusal-paused = On pause, back { $when }
refusal-quiet-hours = These are their quiet hours
refusal-offers-live = Has enough requests to read already
refusal-offers-today = Has had their offers of the day
refusal-pairings = Already helps enough people

# The link shared in a group.
shared-title = Who can help?
shared-over = Somebody is taking care of it already, or it is no longer needed. Thank you for looking.
shared-what-next = You will then see whom to help and how to reach them.
shared-sign-in-why = Sign in to answer. You must be a member of an association that helps here.
shared-sign-in = Sign in to answer
shared-join = I would like to become a member
shared-profile = Open my profile
shared-refused-taken-title = Somebody is taking care of it already
shared-refused-taken = Thank you for being there.
shared-refused-withdrawn-title = The person no longer needs help
shared-refused-withdrawn = Thank you for being there.
shared-refused-full-title = You already help several people
shared-refused-full = Finish a session, or answer the requests on your home page, then come back.
shared-refused-checks-title = One more step with your association
shared-refused-checks = It must see proof of your identity and sign the charter with you. Call it.
shared-refused-profile-title = Your profile says otherwise
shared-refused-profile = A pause, your hours, your quiet hours, your topics, your languages or the distance do not suit this request. Change them, then come back.
shared-refused-not-allowed-title = This request cannot be given to you
shared-refused-not-allowed = Thank you for being there. To know more, talk with your association.
refusal-places = Their contract does not name this place
refusal-contract = Outside their civic-service contract: days, hours, or the limits before 18
