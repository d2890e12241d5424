use super::*;

/// Every scenario answers rightly, on a space small enough for a test. Times are not looked at: a busy machine would
/// make this test lie.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_scenario_answers_rightly() {
    crate::serve::log_to_stderr("warn");
    let args = Args {
        documents: 60,
        searched: 30,
        requests: 3,
        warm_up: 1,
        seconds: 60,
        concurrency: 2,
        only: None,
        seed: 42,
        json: None,
        postgres: None,
        postgres_keys: None,
    };
    let measured = Box::pin(figures(&args)).await.unwrap();
    assert!(measured.scenarios.len() >= 11, "{measured:#?}");
    for figures in &measured.scenarios {
        assert_eq!((figures.requests, figures.errors), (3, 0), "{figures:#?}");
    }
    let table = measured.table();
    assert!(table.contains("| doctor-opens-space") && table.contains("p95 < 100"), "{table}");
}
