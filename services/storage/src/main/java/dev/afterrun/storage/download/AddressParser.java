package dev.afterrun.storage.download;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.ViewNames;
import dev.afterrun.storage.download.Ref.RunRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the path of a request as it was sent. Each part is decoded once, after the slashes were told apart. */
public final class AddressParser {
    /** First parts that belong to this service itself; no owner is called so. */
    private static final Set<String> RESERVED =
            Set.of("q", "v1", "cli", ".well-known", "-", "_", "api", "assets", "favicon.ico", "robots.txt", "openapi");

    private static final Pattern ATTEMPT = Pattern.compile("[1-9][0-9]{0,8}");

    private AddressParser() {}

    /** Whether {@code rawPath} leads to this service's own parts: its root, its API, its health. */
    public static boolean isReserved(String rawPath) {
        var end = rawPath.indexOf('/', 1);
        var first = rawPath.substring(Math.min(1, rawPath.length()), end < 0 ? rawPath.length() : end);
        return first.isEmpty() || RESERVED.contains(first);
    }

    /** The address that {@code rawPath}, percent-encoded and with its leading slash, stands for; empty for none. */
    public static Optional<Address> parse(String rawPath) {
        if (!rawPath.startsWith("/") || isReserved(rawPath)) {
            return Optional.empty();
        }
        var parts = List.of(rawPath.substring(1).split("/", -1));
        if (parts.size() < 2) {
            return Optional.empty();
        }
        try {
            return parse(parts);
        } catch (IllegalArgumentException e) {
            // No repository, path or encoding of that shape can exist: there is nothing, and no more to say of it.
            return Optional.empty();
        }
    }

    private static Optional<Address> parse(List<String> parts) {
        var repository = new RepositoryName(part(parts.get(0)), part(parts.get(1)));
        if (parts.size() == 2 || (parts.size() == 3 && parts.get(2).isEmpty())) {
            return Optional.of(new Address.OfRepository(repository));
        }
        var rest = parts.subList(3, parts.size());
        if (parts.get(2).equals(ViewNames.OURS)) {
            return ContentAddress.parse(
                    repository, rest.stream().map(AddressParser::part).toList());
        }
        return Ref.parse(PercentEncoding.decode(parts.get(2))).flatMap(ref -> behind(repository, ref, rest));
    }

    private static Optional<Address> behind(RepositoryName repository, Ref ref, List<String> rest) {
        if (rest.isEmpty() || rest.equals(List.of(""))) {
            return Optional.of(new Address.Page(repository, ref));
        }
        if (rest.getFirst().equals(ViewNames.OURS)) {
            return ours(repository, ref, rest.subList(1, rest.size()));
        }
        return Optional.of(
                ViewNames.contains(rest.getFirst())
                        ? view(repository, ref, "", rest)
                        : fileOrFolder(repository, ref, rest));
    }

    private static Address fileOrFolder(RepositoryName repository, Ref ref, List<String> rest) {
        return rest.getLast().isEmpty()
                ? Address.InFolder.of(repository, ref, path(rest.subList(0, rest.size() - 1)))
                : new Address.InRef(repository, ref, path(rest));
    }

    private static Optional<Address> ours(RepositoryName repository, Ref ref, List<String> rest) {
        if (rest.size() > 1 && rest.getFirst().equals("files")) {
            return Optional.of(new Address.Download(repository, ref, path(rest.subList(1, rest.size()))));
        }
        if (rest.size() > 3 && rest.getFirst().equals("jobs") && ref instanceof RunRef run) {
            return inJob(repository, run, rest.subList(1, rest.size()));
        }
        return rest.isEmpty() || rest.getFirst().isEmpty()
                ? Optional.empty()
                : Optional.of(view(repository, ref, ViewNames.OURS + "/", rest));
    }

    private static Address view(RepositoryName repository, Ref ref, String prefix, List<String> rest) {
        return new Address.InView(
                repository,
                ref,
                prefix + part(rest.getFirst()),
                // A view may know names with slashes, as npm does; as a path they lead nowhere.
                rest.subList(1, rest.size()).stream()
                        .map(PercentEncoding::decode)
                        .toList());
    }

    private static Optional<Address> inJob(RepositoryName repository, RunRef run, List<String> rest) {
        if (!ATTEMPT.matcher(rest.getFirst()).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Address.InJob(
                repository,
                run,
                Integer.parseInt(rest.getFirst()),
                // CI systems have slashes in the names of jobs: compared as a whole, it leads nowhere else.
                PercentEncoding.decode(rest.get(1)),
                path(rest.subList(2, rest.size()))));
    }

    private static ArtifactPath path(List<String> rest) {
        return new ArtifactPath(
                String.join("/", rest.stream().map(AddressParser::part).toList()));
    }

    private static String part(String raw) {
        var decoded = PercentEncoding.decode(raw);
        if (decoded.indexOf('/') >= 0) {
            throw new IllegalArgumentException("an encoded slash is no part of a name");
        }
        return decoded;
    }
}
