//! The cluster answers, its databases are strangers to each other, and it leaves nothing behind.

use rig::postgres::{Cluster, shared};

#[test]
fn answers_select_1() {
    let Some(cluster) = shared() else { return };
    let url = cluster.database("answer");
    assert_eq!(cluster.run(&url, "SELECT 1 + 1"), "2");
}

#[test]
fn two_databases_of_one_name_share_nothing() {
    let Some(cluster) = shared() else { return };
    let (one, two) = (cluster.database("same"), cluster.database("same"));
    cluster.run(&one, "CREATE TABLE seen (id bigint)");
    assert_eq!(cluster.run(&one, "SELECT count(*) FROM pg_tables WHERE tablename = 'seen'"), "1");
    assert_eq!(cluster.run(&two, "SELECT count(*) FROM pg_tables WHERE tablename = 'seen'"), "0");
}

#[test]
fn a_dropped_cluster_leaves_no_folder() {
    if shared().is_none() {
        return;
    }
    let cluster = Cluster::start();
    let folder = cluster.folder();
    assert!(folder.is_dir());
    drop(cluster);
    assert!(!folder.exists(), "{} is still there", folder.display());
}
