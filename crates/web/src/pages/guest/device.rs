use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;

form! {
    /// Sent to `/device` by GET, which only shows what the code stands for.
    UserCodeForm {
        /// Eight letters, however they are typed.
        user_code: Spec::new(Kind::Text, "user_code", "field-user-code").required().hint("user-code-hint"),
    }
}

/// Asks for the code that a device shows (RFC 8628 §3.3).
#[derive(Template)]
#[template(path = "guest/device.html")]
pub struct DeviceCode {
    /// Around the page.
    pub frame: Frame,
    /// The code.
    pub form: UserCodeForm,
}

impl Page for DeviceCode {
    fn title(&self) -> String {
        self.frame.t("device-title")
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut wrong = UserCodeForm::default();
        wrong.user_code.value = s.text("WDJB-MJHT");
        wrong.user_code.problem = Some(crate::pages::Problem::DeviceCode);
        vec![
            Self {
                frame: frame.clone(),
                form: UserCodeForm::default(),
            },
            Self {
                frame: frame.clone(),
                form: wrong,
            },
        ]
    }
}

/// Asks whether a device may act for the guest. Posts `csrf`, `user_code` and `answer` to `/device`.
#[derive(Template)]
#[template(path = "guest/device_ask.html")]
pub struct DeviceAsk {
    /// Around the page.
    pub frame: Frame,
    /// The app that the device runs.
    pub app: String,
    /// The code, to be compared with the device's.
    pub code: String,
    /// Who is asked.
    pub name: String,
    /// With which address.
    pub email: String,
    /// Keys of what the app gets to know.
    pub learns: Vec<&'static str>,
}

impl Page for DeviceAsk {
    fn title(&self) -> String {
        self.frame.t1("device-ask-title", "app", &self.app)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        vec![Self {
            frame: frame.clone(),
            app: s.text("Parts Portal"),
            code: s.text("WDJB-MJHT"),
            name: s.text("Ana Silva"),
            email: s.text("ana.silva@fabrikam.example"),
            learns: super::consent::learns(["openid", "profile", "email"].into_iter()),
        }]
    }
}

/// Says how it ended.
#[derive(Template)]
#[template(path = "guest/device_done.html")]
pub struct DeviceDone {
    /// Around the page.
    pub frame: Frame,
    /// Whether the guest said yes.
    pub connected: bool,
}

impl Page for DeviceDone {
    fn title(&self) -> String {
        self.frame.t(if self.connected {
            "device-done-title"
        } else {
            "device-refused-title"
        })
    }

    #[cfg(test)]
    fn samples(frame: &Frame, _: &crate::pages::samples::Sampler) -> Vec<Self> {
        [true, false]
            .map(|connected| Self {
                frame: frame.clone(),
                connected,
            })
            .into()
    }
}
