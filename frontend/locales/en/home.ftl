# The home of somebody who helps.
home-title = My home
home-hello = Hello { $name }
home-available = Available
home-pause = Pause until tomorrow
home-paused = You are paused. Requests will come back { $moment }.
home-not-ready-title = One more step before your first request
home-not-ready = Your association needs to see proof of identity and sign the charter with you. Then your phone will ring.
home-not-ready-link = See what is missing
home-now = Somebody needs you
home-later = When you can ({ $count })
home-underway = Under way
home-since = Accepted { $moment }
home-resumes = Goes on { $moment }
home-nobody-title = Nobody is waiting for now
home-nobody = Keep your phone near you. We will let you know.
home-phone-title = Be told, even with the page closed
home-phone = Your phone can ring when somebody needs you. Otherwise you get an e-mail.
home-push = Let this device ring
home-push-on = This device will ring.
home-push-off = This device does not ring.
home-push-denied = Your browser refuses notifications. You can change that in its settings.
home-push-failed = It did not work. You will get an e-mail.
home-push-unsupported = This device cannot ring. You will get an e-mail.
home-more = Other things to do
home-ask-desk = Ask for help for somebody
home-log = Note help already given
home-hours = My hours
home-profile = My profile
notice-paired = It is yours. Thank you. Here is all you need to help.
notice-declined = Understood. This request will go to somebody else.

# A help request that somebody else took first.
lost-title = This request is no longer there
lost-taken-title = { $name } has it already
lost-taken = Thank you for being there. People like you keep the wait short.
lost-withdrawn = The person no longer needs help. Thank you for being there.
lost-full = You already help several people. Finish one, then come back.
lost-not-allowed = Your association cannot give you this request for now. Talk to them about it.
lost-home = Back to my home
offer-gone-taken = { $name } has it. Thank you for being there.
offer-gone-withdrawn = The person no longer needs help. Thank you for being there.
offer-gone-closed = The association closed this request. Thank you for being there.
offer-gone-expired = This request will wait for the next opening.
offer-gone-not_allowed = Your association no longer offers this request.
offer-gone-full = You are already helping several people: somebody else is being told.
offer-gone-declined = You let this one pass.

# The waiting page, without scripts.
wait-look-again = See if there is news
home-permanences = Drop-in sessions to come
home-availability = When I am available
home-away = I am not available
home-away-today = Today
home-away-week = This week
home-away-now = You are not available today. Nothing that is for today is offered to you.
offer-gone-not_trained = This request waits for somebody who took the module. If you take it, it may come back.
offer-gone-not_free = You are not available then: somebody else is being told.
