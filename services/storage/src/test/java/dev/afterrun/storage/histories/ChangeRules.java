package dev.afterrun.storage.histories;

import java.io.IOException;

/** A push gives a repository other rules, and storage reads them. */
record ChangeRules(int repository, Rules rules) implements Action {
    @Override
    public void in(World world) throws IOException {
        var job = world.job(repository, 0);
        var name = job.repository().toString();
        world.ends().rulesMayBe(name, rules);
        if (world.service().maintainers().rules(job, rules) && world.isAlone()) {
            world.ends().rulesAre(name, rules);
        }
    }
}
