//! Tasks: filed with a commit, leased once, finished or retried.

use std::collections::BTreeSet;

use carnet_core::id::TaskId;
use carnet_core::record::{OwnerKind, TaskKind};
use carnet_store::{RegistryCommit, Task};
use jiff::SignedDuration;
use serde_json::json;

use crate::actors::{at, chance, owner};
use crate::on_both_engines;
use crate::world::World;

on_both_engines![
    a_task_is_leased_when_due_and_again_when_its_lease_ends,
    a_retried_task_comes_back_later,
    every_task_is_done_once_by_many,
    a_task_filed_twice_is_one,
    a_task_of_an_erased_owner_is_dropped,
];

const MINUTE: SignedDuration = SignedDuration::from_mins(1);

fn task(number: u64, minute: i64) -> Task {
    let owner = owner(number);
    Task {
        id: TaskId::new(at(0), chance(number)),
        owner,
        due: at(minute),
        kind: TaskKind::Deliver,
        payload: json!({ "number": number }),
    }
}

async fn file(world: &World, task: Task) {
    let commit = RegistryCommit::new(task.owner, OwnerKind::Account).task(task);
    world.store.registry_commit(commit).await.unwrap();
}

async fn a_task_is_leased_when_due_and_again_when_its_lease_ends(world: World) {
    let store = &world.store;
    file(&world, task(1, 10)).await;
    assert!(store.lease(at(9), MINUTE, 10).await.unwrap().is_empty());
    let first = store.lease(at(10), MINUTE, 10).await.unwrap();
    assert_eq!(first.iter().map(|leased| leased.task.clone()).collect::<Vec<_>>(), [task(1, 10)]);
    assert!(store.lease(at(10), MINUTE, 10).await.unwrap().is_empty());
    let second = store.lease(at(11), MINUTE, 10).await.unwrap();
    assert_eq!(second.first().map(|leased| leased.attempts), Some(2));
    for late in &first {
        // Its lease is over: whoever holds the new one finishes it.
        store.finish(late).await.unwrap();
    }
    assert_eq!(store.statistics().await.unwrap().tasks, [(TaskKind::Deliver, 1)]);
    for leased in &second {
        store.finish(leased).await.unwrap();
    }
    assert!(store.statistics().await.unwrap().tasks.is_empty());
}

async fn a_retried_task_comes_back_later(world: World) {
    let store = &world.store;
    file(&world, task(1, 0)).await;
    let leased = store.lease(at(0), MINUTE, 10).await.unwrap();
    for leased in &leased {
        store.retry(leased, at(30)).await.unwrap();
    }
    assert!(store.lease(at(29), MINUTE, 10).await.unwrap().is_empty());
    let again = store.lease(at(30), MINUTE, 10).await.unwrap();
    assert_eq!(again.first().map(|leased| (leased.attempts, leased.task.due)), Some((2, at(30))));
}

async fn every_task_is_done_once_by_many(world: World) {
    for number in 0..40 {
        file(&world, task(number, 0)).await;
    }
    let workers = (0..4).map(|_| {
        let store = world.store.clone();
        tokio::spawn(async move {
            let mut done = Vec::new();
            loop {
                let leased = store.lease(at(1), MINUTE, 7).await.unwrap();
                if leased.is_empty() {
                    return done;
                }
                assert!(leased.len() <= 7);
                for leased in leased {
                    store.finish(&leased).await.unwrap();
                    done.push(leased.task.id);
                }
            }
        })
    });
    let mut done = Vec::new();
    for worker in workers.collect::<Vec<_>>() {
        done.extend(worker.await.unwrap());
    }
    assert_eq!(done.len(), 40);
    assert_eq!(done.iter().collect::<BTreeSet<_>>().len(), 40);
}

async fn a_task_filed_twice_is_one(world: World) {
    file(&world, task(1, 0)).await;
    file(&world, task(1, 0)).await;
    assert_eq!(world.store.lease(at(0), MINUTE, 10).await.unwrap().len(), 1);
}

async fn a_task_of_an_erased_owner_is_dropped(world: World) {
    file(&world, task(1, 0)).await;
    file(&world, task(2, 0)).await;
    world.store.erase(owner(1)).await.unwrap();
    let leased = world.store.lease(at(0), MINUTE, 10).await.unwrap();
    assert_eq!(leased.iter().map(|leased| leased.task.owner).collect::<Vec<_>>(), [owner(2)]);
    assert_eq!(world.store.statistics().await.unwrap().tasks, [(TaskKind::Deliver, 1)]);
}
