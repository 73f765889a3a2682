use super::section;
use crate::{
    i18n::name_of,
    pages::{Choice, Field, Form, Frame, Kind, Page, Spec, form},
};
use admin::settings::SettingLine;
use askama::Template;
use model::{Language, SettingKey};

form! {
    /// Posted to `/admin/settings/logo`, with a file.
    LogoForm {
        /// The image.
        file: Spec::new(Kind::File, "file", "setting-logo").hint("setting-logo-hint").required(),
    }
}

/// How a setting is entered. Its name in the form is its key.
fn spec(key: SettingKey) -> Spec {
    let text = |label| Spec::new(Kind::Text, key.as_str(), label);
    match key {
        SettingKey::Company => text("setting-company"),
        SettingKey::Contact => text("setting-contact-url").hint("setting-contact-url-hint"),
        SettingKey::Support => text("setting-support").hint("setting-support-hint"),
        SettingKey::Accent => text("setting-brand-accent").hint("setting-brand-accent-hint"),
        SettingKey::Language => Spec::new(Kind::Select, key.as_str(), "setting-language"),
        SettingKey::Languages => {
            Spec::new(Kind::Picks, key.as_str(), "setting-languages").hint("setting-languages-hint")
        }
        SettingKey::MailFrom => text("setting-mail-from").hint("setting-mail-from-hint"),
        SettingKey::MailReplyTo => Spec::new(Kind::Email, key.as_str(), "setting-mail-reply-to")
            .hint("setting-mail-reply-to-hint"),
        SettingKey::MailBounce => Spec::new(Kind::Email, key.as_str(), "setting-mail-bounce")
            .hint("setting-mail-bounce-hint"),
        SettingKey::Reminders => text("setting-mail-reminders").hint("setting-mail-reminders-hint"),
        SettingKey::Endings => text("setting-mail-endings").hint("setting-mail-endings-hint"),
        SettingKey::Invitation => text("setting-lifetimes-invitation").hint("setting-span-hint"),
        SettingKey::SponsorGrace => {
            text("setting-lifetimes-sponsor-grace").hint("setting-span-hint")
        }
        SettingKey::Invitations => text("setting-limits-invitations"),
        SettingKey::Codes => text("setting-limits-codes"),
        SettingKey::CodesOfStrangers => text("setting-limits-codes-of-strangers"),
        SettingKey::CodesFrom => text("setting-limits-codes-from"),
        SettingKey::Guesses => text("setting-limits-guesses"),
        SettingKey::Lookups => text("setting-limits-lookups"),
    }
}

/// The settings as fields of the form, in its order.
#[must_use]
pub fn fields_of(lines: &[SettingLine]) -> Vec<Field> {
    let field = |line: &SettingLine| {
        let mut field = Field::new(spec(line.key));
        field.value.clone_from(&line.value);
        if matches!(line.key, SettingKey::Language | SettingKey::Languages) {
            let chosen: Vec<&str> = line.value.split(' ').collect();
            let choices = Language::ALL.iter().map(|language| Choice {
                chosen: chosen.contains(&language.as_str()),
                ..Choice::new(language.as_str(), name_of(*language))
            });
            field.choices = choices.collect();
        }
        field
    };
    lines.iter().map(field).collect()
}

/// The key of the title under which a setting stands.
fn group_of(name: &str) -> &'static str {
    match name.split_once('.').map_or(name, |(part, _)| part) {
        "language" | "languages" => "settings-languages",
        "mail" => "settings-mail",
        "lifetimes" => "settings-lifetimes",
        "limits" => "settings-limits",
        _ => "settings-host",
    }
}

/// What admins may set while we run.
#[derive(Template)]
#[template(path = "admin/settings.html")]
pub struct SettingsPage {
    /// Around the page.
    pub frame: Frame,
    /// The version that a change is made from.
    pub version: i64,
    /// What may be changed.
    pub form: Vec<Field>,
    /// What the configuration fixed: the label's key, the configuration's key, the value.
    pub fixed: Vec<(&'static str, SettingKey, String)>,
    /// The least contrast of the colour in light and in dark pages, where there is one.
    pub contrast: Option<(String, String)>,
    /// For another logo.
    pub logo: LogoForm,
}
section!(SettingsPage, Settings);

impl SettingsPage {
    /// The form in parts, each with the key of its title.
    fn groups(&self) -> Vec<(&'static str, Vec<&Field>)> {
        let mut groups: Vec<(&'static str, Vec<&Field>)> = Vec::new();
        for field in &self.form {
            let title = group_of(field.spec.name);
            match groups.last_mut() {
                Some((same, fields)) if *same == title => fields.push(field),
                _ => groups.push((title, vec![field])),
            }
        }
        groups
    }
}

impl Page for SettingsPage {
    fn title(&self) -> String {
        self.frame.t("nav-settings")
    }

    fn problems(&self) -> Vec<&Field> {
        let wrong = |field: &&Field| field.problem.is_some();
        let logo = self.logo.problems();
        self.form.iter().filter(wrong).chain(logo).collect()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        use crate::pages::Problem;
        let lines: Vec<SettingLine> = SettingKey::ALL
            .iter()
            .map(|key| SettingLine {
                key: *key,
                value: s.text("en"),
                fixed: false,
                kept: true,
            })
            .collect();
        let mut form = fields_of(&lines);
        form[0].problem = Some(Problem::Setting);
        form[1].problem = Some(Problem::Setting);
        form[1].said = Some(s.text("contact_url must start with https:// or mailto:."));
        let mut logo = LogoForm::default();
        logo.file.problem = Some(Problem::Logo);
        vec![
            Self {
                frame: frame.clone(),
                version: 4,
                form,
                fixed: vec![("setting-company", SettingKey::Company, s.text("Contoso"))],
                contrast: Some(("7.7".to_owned(), "9.2".to_owned())),
                logo,
            },
            Self {
                frame: Frame {
                    brand: crate::pages::Brand::default(),
                    ..frame.clone()
                },
                version: 0,
                form: Vec::new(),
                fixed: Vec::new(),
                contrast: None,
                logo: LogoForm::default(),
            },
        ]
    }
}
