DROP TABLE scim_barred;
DROP TABLE scim_members;
DROP TABLE scim_values;
DROP TABLE scim_resources;
DROP TABLE scim_tokens;
