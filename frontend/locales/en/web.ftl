# Error pages.
error-not-found-title = This page does not exist
error-not-found = The address may have changed, or what it showed is over. You can go back to the home page.
error-origin-title = We could not take your answer
error-origin = It did not come from a page of this site. Go back to the page and try again.
error-no-longer-title = This is no longer possible
error-too-many-title = Too many tries in a row
error-too-many = Wait a minute, then try again. Nothing is lost.
error-form-title = We could not read your answer
error-form = Go back to the previous page and try again.
error-internal-title = Something went wrong on our side
error-internal = It is not your fault. Try again in a moment. If it goes on, call the association.
error-home = Back to the home page
