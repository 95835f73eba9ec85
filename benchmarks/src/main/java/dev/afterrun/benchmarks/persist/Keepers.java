package dev.afterrun.benchmarks.persist;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.peer.Nginx;
import dev.afterrun.benchmarks.peer.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All that can be measured on this machine.
 *
 * @param nginx where archives are sent to, where that can be done
 * @param archives whether they can be made
 */
record Keepers(Bench bench, Deployment deployment, boolean archives, Optional<Nginx> nginx, List<Program> programs) {
    private static final List<Program> PROGRAMS = List.of(new Restic(), new Borg(), new Casync());

    /** Looks for what is installed, with a word about how to get what is not. */
    static Keepers find(Bench bench, Deployment deployment) throws IOException, InterruptedException {
        var archives = isThere("tar", "tar", bench.progress()) && isThere("zstd", "zstd", bench.progress());
        var nginx =
                archives && isThere("curl", "curl", bench.progress()) ? Nginx.start(bench) : Optional.<Nginx>empty();
        var programs = PROGRAMS.stream()
                .filter(program -> isThere(program.name(), program.debianPackage(), bench.progress()))
                .toList();
        return new Keepers(bench, deployment, archives, nginx, programs);
    }

    /** Each of them, with nothing kept yet, in directories below {@code home}. */
    List<Keeper> fresh(Path home, String repository) throws IOException, InterruptedException {
        var commands = new Commands(bench);
        var fresh = new ArrayList<Keeper>();
        fresh.add(new AfterrunKeeper(bench, deployment, home(home, "afterrun"), repository));
        nginx.ifPresent(server -> fresh.add(TarKeeper.at(server, commands)));
        if (archives) {
            fresh.add(TarKeeper.onDisk(commands, home(home, TarKeeper.ON_DISK)));
        }
        for (var program : programs) {
            fresh.add(ProgramKeeper.made(program, commands, home(home, program.name())));
        }
        return fresh;
    }

    private static Path home(Path home, String name) throws IOException {
        return Files.createDirectories(home.resolve(name));
    }

    private static boolean isThere(String program, String debianPackage, Consumer<String> progress) {
        var isThere = Programs.find(program).isPresent();
        if (!isThere) {
            progress.accept(program + " is left out: it is not on PATH (apt-get install " + debianPackage + ")");
        }
        return isThere;
    }
}
