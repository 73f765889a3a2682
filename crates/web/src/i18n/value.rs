use super::rich::mark;
use fluent_bundle::FluentValue;
use model::Particular;

/// What a text can take as an argument.
pub trait Value {
    /// As it is, for plain text.
    fn plain(&self) -> FluentValue<'static>;
    /// With marks that become `<bdi>` in HTML.
    fn marked(&self) -> FluentValue<'static>;
}

impl Value for str {
    fn plain(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
    fn marked(&self) -> FluentValue<'static> {
        FluentValue::from(mark(self))
    }
}

impl Value for String {
    fn plain(&self) -> FluentValue<'static> {
        self.as_str().plain()
    }
    fn marked(&self) -> FluentValue<'static> {
        self.as_str().marked()
    }
}

impl<T: Value + ?Sized> Value for &T {
    fn plain(&self) -> FluentValue<'static> {
        (**self).plain()
    }
    fn marked(&self) -> FluentValue<'static> {
        (**self).marked()
    }
}

impl Value for Particular {
    fn plain(&self) -> FluentValue<'static> {
        match self {
            Self::Number(number) => number.plain(),
            Self::Text(text) => text.plain(),
        }
    }
    fn marked(&self) -> FluentValue<'static> {
        match self {
            Self::Number(number) => number.marked(),
            Self::Text(text) => text.marked(),
        }
    }
}

macro_rules! number {
    ($($kind:ty),+) => {$(
        impl Value for $kind {
            fn plain(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
            fn marked(&self) -> FluentValue<'static> {
                self.plain()
            }
        }
    )+};
}
number!(usize, u64, i64, u32, i32);
