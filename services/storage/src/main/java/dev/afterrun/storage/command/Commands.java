package dev.afterrun.storage.command;

import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.upload.Allowance;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads commands. Case, spaces and a "for" do not matter; a word too much does, since half a command is another one. */
final class Commands {
    private static final Pattern TIME =
            Pattern.compile("(?<amount>[1-9][0-9]{0,5}) ?(?<unit>h|hours?|d|days?|w|weeks?)");

    /** What may follow everything else that is said of uploads. */
    private static final Pattern RERUN = Pattern.compile("(?<how>.*?)(?:^| )(?:and )?re-?run");

    private static final int SHOWN = 60;

    private Commands() {}

    /** What the lines ask for, in their order; empty where there are none. */
    static List<Command> of(List<String> lines) {
        return lines.size() > CommandLines.MOST
                ? List.of(new Command.TooMany())
                : lines.stream().map(Commands::of).toList();
    }

    private static Command of(String line) {
        var said = Arrays.stream(line.strip().split("\\s+")).skip(1).toList();
        var words = said.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        return words.isEmpty() ? new Command.Help() : known(words, said).orElseGet(() -> unclear(words));
    }

    private static Optional<Command> known(List<String> words, List<String> said) {
        var rest = String.join(" ", words.subList(1, words.size())).replaceFirst("^for ", "");
        return switch (words.getFirst()) {
            case "upload" -> upload(rest);
            case "keep" -> time(rest).map(Command.Keep::new);
            case "drop" -> alone(rest, new Command.Drop());
            case "invalidate" -> invalidate(said);
            case "status" -> alone(rest, new Command.Status());
            case "help" -> alone(rest, new Command.Help());
            default -> Optional.empty();
        };
    }

    /** Names of sets have capitals. */
    private static Optional<Command> invalidate(List<String> said) {
        var everywhere = said.size() == 3 && said.getLast().equalsIgnoreCase("everywhere");
        return said.size() == 2 || everywhere
                ? setName(said.get(1)).map(name -> new Command.Invalidate(name, everywhere))
                : Optional.empty();
    }

    private static Optional<SetName> setName(String text) {
        try {
            return Optional.of(new SetName(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<Command> alone(String rest, Command command) {
        return rest.isEmpty() ? Optional.of(command) : Optional.empty();
    }

    private static Optional<Command> upload(String rest) {
        var found = RERUN.matcher(rest);
        if (found.matches()) {
            return allowed(found.group("how")).map(allowance -> new Command.Upload(allowance, true));
        }
        return switch (rest) {
            case "off", "stop" -> Optional.of(new Command.UploadOff());
            default -> allowed(rest).map(allowance -> new Command.Upload(allowance, false));
        };
    }

    private static Optional<Allowance> allowed(String how) {
        return switch (how) {
            case "", "on" -> Optional.of(Allowance.USUAL);
            default -> allowance(how);
        };
    }

    private static Optional<Allowance> allowance(String text) {
        try {
            return Optional.of(Allowance.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> time(String text) {
        var found = TIME.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        var amount = Long.parseLong(found.group("amount"));
        return Optional.of(
                switch (found.group("unit").charAt(0)) {
                    case 'h' -> Duration.ofHours(amount);
                    case 'd' -> Duration.ofDays(amount);
                    default -> Duration.ofDays(7 * amount);
                });
    }

    private static Command unclear(List<String> words) {
        var said = String.join(" ", words);
        return new Command.Unclear(
                said.codePointCount(0, said.length()) <= SHOWN
                        ? said
                        : said.substring(0, said.offsetByCodePoints(0, SHOWN)) + "…",
                NearestWord.to(words.getFirst()));
    }
}
