//! The service with persona 1 and the professionals of the demonstration.

use carnet::population::{self, PersonPlan, Population, Who};
use carnet_core::account::staff::StaffRole;
use carnet_http::demo::{SandboxCitizen, SandboxPractitioner};
use carnet_http::view::public::{DemoPerson, DemoRole};
use jiff::civil::date;
use tokio::runtime::Runtime;

use crate::app::{App, Cast};
use crate::fund::{Desk, town};
use crate::staff::Staff;

/// A running service and whom one can be in it.
pub(crate) struct Town {
    pub(crate) app: App,
    pub(crate) martine: PersonPlan,
    runtime: Runtime,
}

impl Town {
    pub(crate) fn build() -> Self {
        let runtime = Runtime::new().unwrap();
        let mut population = population::generate(42, 0, date(2026, 3, 2));
        population.people.truncate(1);
        let app = runtime.block_on(settled(&population));
        Self { app, martine: population.people.remove(0), runtime }
    }

    /// Does what is due, as the worker does.
    pub(crate) fn work(&self) {
        self.runtime.block_on(self.app.work());
    }

    /// A territory is told, and somebody works at each desk.
    pub(crate) fn rolls_out(&self) {
        self.runtime.block_on(async {
            let fund = Desk::new(&town());
            fund.import(&self.app).await;
            fund.order(&self.app).await;
            fund.run(&self.app).await;
            self.app.work().await;
            Staff::new(&self.app, "Lucie Bernard", StaffRole::Operator).await;
            Staff::new(&self.app, "Nadir Belkacem", StaffRole::Support).await;
        });
    }

    /// The service is gone, with every connection it held.
    pub(crate) fn goes_dark(self) {
        self.runtime.shutdown_background();
    }

    pub(crate) fn login(&self) -> &str {
        self.martine.login.as_deref().unwrap()
    }

    pub(crate) fn ins(&self) -> String {
        self.martine.ins.spaced()
    }
}

/// The young doctor of persona 1, who never came before.
pub(crate) fn doctor() -> String {
    let plan = Who::Ait.plan();
    format!("{} {}", plan.given, plan.family)
}

/// Where he works.
pub(crate) fn practice() -> &'static str {
    Who::Ait.place().plan().name
}

async fn settled(population: &Population) -> App {
    let people = population.people.iter().map(|person| DemoPerson {
        role: DemoRole::Holder,
        name: person.traits.display_name(),
        age: Some(58),
        login: person.login.clone(),
        password: Some(population::PASSWORD.to_owned()),
        ins: Some(person.ins.spaced()),
        profession: None,
    });
    let practitioners = population.practitioners.iter().map(|plan| SandboxPractitioner {
        rpps: plan.rpps.as_str().to_owned(),
        family: plan.family.to_owned(),
        given: plan.given.to_owned(),
        situations: plan.situations(),
    });
    let citizens = population.people.iter().map(|person| SandboxCitizen {
        id: person.login.clone().unwrap_or_default(),
        traits: person.traits.clone(),
    });
    let cast = Cast {
        people: people.collect(),
        practitioners: practitioners.collect(),
        citizens: citizens.collect(),
    };
    let app = App::with_cast(cast).await;
    population::settle(&app.service.cx(), population, &mut |_, _| ()).await.unwrap();
    app.work().await;
    app
}
