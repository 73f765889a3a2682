DROP TABLE access_requests;
DROP TABLE favourites;
DROP TABLE app_listings;
