use super::{ConfigError, keys::KEYS};
use std::{collections::BTreeMap, fmt::Display, path::Path, str::FromStr};

/// A value as it was written.
#[derive(Clone, Debug)]
pub enum Value {
    Text(String),
    List(Vec<String>),
}

/// Values by key, each with where it was set, before they are understood.
#[derive(Debug, Default)]
pub struct Raw {
    values: BTreeMap<&'static str, (Value, String)>,
}

impl Raw {
    /// Sets a key; a later call wins.
    pub fn set(&mut self, key: &str, value: Value, origin: String) -> Result<(), ConfigError> {
        match KEYS.iter().find(|known| **known == key) {
            Some(known) => {
                self.values.insert(known, (value, origin));
                Ok(())
            }
            None => Err(ConfigError::UnknownKey {
                key: key.to_owned(),
                origin,
                nearest: nearest(key),
            }),
        }
    }

    pub fn read_file(&mut self, path: &Path) -> Result<(), ConfigError> {
        let origin = path.display().to_string();
        let failed = |problem: String| ConfigError::File {
            path: origin.clone(),
            problem,
        };
        let text = std::fs::read_to_string(path).map_err(|e| failed(e.to_string()))?;
        let table: toml::Table = text
            .parse()
            .map_err(|e: toml::de::Error| failed(e.message().to_owned()))?;
        self.read_table(&table, "", &origin)
    }

    fn read_table(
        &mut self,
        table: &toml::Table,
        prefix: &str,
        origin: &str,
    ) -> Result<(), ConfigError> {
        for (name, value) in table {
            let key = format!("{prefix}{name}");
            match value {
                toml::Value::Table(inner) => self.read_table(inner, &format!("{key}."), origin)?,
                toml::Value::Array(items) => {
                    let items = items.iter().map(plain).collect();
                    self.set(&key, Value::List(items), origin.to_owned())?;
                }
                other => self.set(&key, Value::Text(plain(other)), origin.to_owned())?,
            }
        }
        Ok(())
    }

    /// Reads `PORTICO_SECTION__KEY`; other variables are none of our business.
    pub fn read_environment(
        &mut self,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<(), ConfigError> {
        for (name, value) in environment {
            let Some(rest) = name.strip_prefix("PORTICO_") else {
                continue;
            };
            // Settings of the tests and of the command line, not of the product.
            if rest.starts_with("TEST_") || rest == "CONFIG" {
                continue;
            }
            let key = rest.replace("__", ".").to_lowercase();
            self.set(&key, Value::Text(value), name)?;
        }
        Ok(())
    }

    pub fn text(&self, key: &'static str) -> Result<Option<String>, ConfigError> {
        match self.values.get(key) {
            None => Ok(None),
            Some((Value::Text(text), _)) => Ok(Some(text.clone())),
            Some((Value::List(_), _)) => {
                Err(self.value_error(key, "must be one value, not a list".into()))
            }
        }
    }

    pub fn list(&self, key: &'static str) -> Result<Vec<String>, ConfigError> {
        Ok(match self.values.get(key) {
            None => Vec::new(),
            Some((Value::List(items), _)) => items.clone(),
            Some((Value::Text(text), _)) => text
                .split(',')
                .map(str::trim)
                .filter(|s| !s.is_empty())
                .map(str::to_owned)
                .collect(),
        })
    }

    pub fn parse<T: FromStr<Err: Display>>(
        &self,
        key: &'static str,
    ) -> Result<Option<T>, ConfigError> {
        self.text(key)?
            .map(|text| {
                text.parse()
                    .map_err(|e: T::Err| self.value_error(key, format!("does not fit: {e}")))
            })
            .transpose()
    }

    pub fn value_error(&self, key: &'static str, problem: String) -> ConfigError {
        let origin = self
            .values
            .get(key)
            .map_or_else(|| "configuration".to_owned(), |(_, origin)| origin.clone());
        ConfigError::Value {
            key,
            origin,
            problem,
        }
    }
}

fn plain(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn nearest(key: &str) -> Option<&'static str> {
    KEYS.iter()
        .map(|known| (strsim::jaro_winkler(known, key), *known))
        .filter(|(score, _)| *score > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}
