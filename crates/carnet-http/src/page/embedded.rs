//! The files the program carries, listed by `build.rs`.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
