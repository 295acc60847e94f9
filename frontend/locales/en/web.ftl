# Error pages.
error-not-found-title = This page does not exist
error-not-found = The address may have changed, or what it showed is over. You can go back to the home page.
error-origin-title = We could not take your answer
error-origin = It did not come from a page of this site. Go back to the page and try again.
error-no-longer-title = This is no longer possible
error-too-many-title = Too many tries in a row
error-too-many = Many tries come from this device or this connection. Wait a little, then try again. Nothing is lost.
error-busy-title = Many people are here right now
error-busy = Many people ask for something at the same time. Wait a little, then try again.
error-wait-seconds = { $count ->
    [one] You can try again in one second.
   *[other] You can try again in { $count } seconds.
}
error-wait-minutes = { $count ->
    [one] You can try again in one minute.
   *[other] You can try again in { $count } minutes.
}
error-reference = If you call about this, give this reference:
error-too-large-title = This is too long
error-too-large = What you sent is too long for one go. Go back to the previous page and send it in several parts.
error-too-slow-title = Your answer did not arrive whole
error-too-slow = The connection may be weak. Go back to the previous page and try again.
error-form-title = We could not read your answer
error-form = Go back to the previous page and try again.
error-internal-title = Something went wrong on our side
error-internal = It is not your fault. Try again in a moment. If it goes on, call the association.
error-home = Back to the home page
