// Posts the answer for an app as soon as the page is there (OAuth 2.0 Form Post Response Mode).
document.querySelector("form[data-return]")?.submit();
