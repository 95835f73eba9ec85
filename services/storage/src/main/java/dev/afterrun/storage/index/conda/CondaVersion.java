package dev.afterrun.storage.index.conda;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A version in conda's order ({@code conda.models.version.VersionOrder}): epoch, then parts between dots, then what follows a
 * plus; within a part numbers and words alternate, {@code dev} before other words, words before numbers, {@code post} last.
 * Versions may be equal in order and different in writing, such as {@code 1.0} and {@code 1.0.0}.
 */
record CondaVersion(List<List<Atom>> parts, List<List<Atom>> local) implements Comparable<CondaVersion> {
    private static final Pattern ALLOWED = Pattern.compile("[.+!_0-9a-z]{1,64}");
    private static final Pattern FORM = Pattern.compile("((?<epoch>[0-9]+)!)?(?<public>[^!+]+)(\\+(?<local>[^!+]+))?");
    private static final Pattern ATOM = Pattern.compile("[0-9]+|[^0-9]+");
    /** Longer ones are no number to clients that count in 64 bits. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{19}");

    private static final Atom ZERO = new Atom.Numeral(0);

    /** The version that is so written; empty where no client would take it for one. */
    static Optional<CondaVersion> parse(String written) {
        var lower = written.toLowerCase(Locale.ROOT);
        var form = FORM.matcher(lower);
        if (!ALLOWED.matcher(lower).matches()
                || !form.matches()
                || LONG_NUMBER.matcher(lower).find()) {
            return Optional.empty();
        }
        var epoch = Optional.ofNullable(form.group("epoch")).orElse("0");
        var parts = parts(form.group("public"));
        var local = Optional.ofNullable(form.group("local")).map(CondaVersion::parts);
        if (parts.isEmpty() || local.filter(List::isEmpty).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new CondaVersion(
                Stream.concat(parts(epoch).stream(), parts.stream()).toList(), local.orElse(List.of())));
    }

    /** None where one of the parts is empty. */
    private static List<List<Atom>> parts(String text) {
        // An underscore at the end is a word of its own: OpenSSL's 1.0.1_ is before 1.0.1a.
        var dotted = text.endsWith("_")
                ? text.substring(0, text.length() - 1).replace('_', '.') + "_"
                : text.replace('_', '.');
        List<List<Atom>> parts = new ArrayList<>();
        for (var part : dotted.split("\\.", -1)) {
            if (part.isEmpty() || part.equals("_")) {
                return List.of();
            }
            parts.add(atoms(part));
        }
        return parts;
    }

    private static List<Atom> atoms(String part) {
        var atoms = ATOM.matcher(part)
                .results()
                .map(found -> Atom.of(found.group()))
                .toList();
        // Numbers stand at even places, whatever a part begins with.
        return atoms.getFirst() instanceof Atom.Numeral
                ? atoms
                : Stream.concat(Stream.of(ZERO), atoms.stream()).toList();
    }

    @Override
    public int compareTo(CondaVersion other) {
        var first = compare(parts, other.parts);
        return first != 0 ? first : compare(local, other.local);
    }

    private static int compare(List<List<Atom>> some, List<List<Atom>> others) {
        for (var i = 0; i < Math.max(some.size(), others.size()); i++) {
            var order = compareAtoms(part(some, i), part(others, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<Atom> part(List<List<Atom>> parts, int index) {
        return index < parts.size() ? parts.get(index) : List.of();
    }

    private static int compareAtoms(List<Atom> some, List<Atom> others) {
        for (var i = 0; i < Math.max(some.size(), others.size()); i++) {
            var order = atom(some, i).compareTo(atom(others, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static Atom atom(List<Atom> atoms, int index) {
        return index < atoms.size() ? atoms.get(index) : ZERO;
    }

    /** A number or a word within a part. */
    sealed interface Atom extends Comparable<Atom> {
        static Atom of(String text) {
            if (Character.isDigit(text.charAt(0))) {
                return new Numeral(Long.parseLong(text));
            }
            return text.equals("post") ? new Post() : new Word(text.equals("dev") ? "DEV" : text);
        }

        private int rank() {
            return switch (this) {
                case Word _ -> 0;
                case Numeral _ -> 1;
                case Post _ -> 2;
            };
        }

        @Override
        default int compareTo(Atom other) {
            return switch (this) {
                case Word(var text) when other instanceof Word(var otherText) -> text.compareTo(otherText);
                case Numeral(var value)
                when other instanceof Numeral(var otherValue) -> Long.compare(value, otherValue);
                default -> Integer.compare(rank(), other.rank());
            };
        }

        /** {@code rc}; {@code DEV} where {@code dev} is written, which puts it before all others. */
        record Word(String text) implements Atom {}

        /** Of up to 18 digits. */
        record Numeral(long value) implements Atom {}

        /** {@code post}, later than any number. */
        record Post() implements Atom {}
    }
}
