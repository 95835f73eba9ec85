package dev.afterrun.notifier.rendering;

import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.job.InstallCommand;
import dev.afterrun.contracts.job.JobDetail;
import dev.afterrun.forge.markdown.Escaped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How people get what the jobs have made. The file's own address goes first, since it leads to that file whatever other indexes
 * have; where several files have one name, such as wheels of a matrix, the tool chooses by name.
 */
final class InstallViews {
    static final String CURL = "curl";
    private static final int LONGEST = 5_000;

    private InstallViews() {}

    /** At most {@code most} commands, by tool. */
    static List<CommentView.Install> of(List<RunStored> jobs, int most) {
        var commands = commands(jobs);
        var views = new ArrayList<CommentView.Install>();
        var left = most;
        for (var tool : commands.entrySet()) {
            var some = tool.getValue().stream()
                    .limit(left)
                    .map(command -> Fenced.of("sh", command, LONGEST))
                    .toList();
            if (!some.isEmpty()) {
                views.add(new CommentView.Install(Escaped.inLine(tool.getKey()), some));
            }
            left -= some.size();
        }
        return views;
    }

    private static Map<String, List<String>> commands(List<RunStored> jobs) {
        var byTool = new LinkedHashMap<String, List<String>>();
        byPackage(jobs).forEach((wanted, found) -> {
            var chosen = byTool.computeIfAbsent(wanted.tool(), tool -> new ArrayList<>());
            chosen.addAll(chosen(found).toList());
        });
        // One file is enough to see how: the others have their links.
        Optional.ofNullable(byTool.remove(CURL)).ifPresent(curl -> byTool.put(CURL, curl.subList(0, 1)));
        return byTool;
    }

    private static Map<Wanted, List<InstallCommand>> byPackage(List<RunStored> jobs) {
        var byPackage = new LinkedHashMap<Wanted, List<InstallCommand>>();
        // What a job that did well has made is the likelier to be wanted.
        jobs.stream()
                .sorted((one, other) -> Standing.of(other).compareTo(Standing.of(one)))
                .flatMap(job -> job.detail().map(JobDetail::installs).orElse(List.of()).stream())
                .forEach(command -> byPackage
                        .computeIfAbsent(new Wanted(command.tool(), command.name()), any -> new ArrayList<>())
                        .add(command));
        return byPackage;
    }

    private static Stream<String> chosen(List<InstallCommand> found) {
        Set<String> direct = new LinkedHashSet<>();
        Set<String> byName = new LinkedHashSet<>();
        found.forEach(command -> {
            command.direct().ifPresent(direct::add);
            command.byName().ifPresent(byName::add);
        });
        return direct.size() == 1 || byName.isEmpty() ? direct.stream() : byName.stream();
    }

    private record Wanted(String tool, String name) {}
}
