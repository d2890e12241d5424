use std::collections::BTreeSet;

use super::*;

/// Every scenario answers rightly, on a space small enough for a test. Times are not looked at: a busy machine would
/// make this test lie.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_scenario_answers_rightly() {
    crate::serve::log_to_stderr("warn");
    let args = Args {
        documents: 60,
        some: 30,
        few: 10,
        total: 130,
        requests: 3,
        warm_up: 1,
        seconds: 60,
        concurrency: vec![1, 2],
        arrivals: 70,
        only: Vec::new(),
        seed: 42,
        json: None,
        postgres: None,
        postgres_keys: None,
    };
    let measured = Box::pin(figures(&args)).await.unwrap();
    let names: BTreeSet<&str> = measured.scenarios.iter().map(|figures| figures.name).collect();
    assert_eq!(names.len(), 16, "{names:?}");
    assert_eq!(measured.scenarios.len(), 3 * names.len(), "each at two loads, then at a rate");
    for figures in &measured.scenarios {
        assert_eq!((figures.requests, figures.errors), (3, 0), "{figures:#?}");
    }
    let table = measured.table();
    assert!(table.contains("| doctor-opens-space") && table.contains("p95 < 100"), "{table}");
}
