package dev.afterrun.notifier.rendering;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Results;
import io.quarkus.qute.ValueResolver;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives a repository's template the fields of the view's own records, and nothing else: texts, flags, lists of these, and numbers as
 * texts, since Qute would count up to a number. What one rendering takes is bounded.
 */
final class ViewFields implements ValueResolver {
    /** Fields that one rendering may read. */
    static final int READS = 20_000;

    /** Elements of all lists that one rendering may go through. */
    static final int ELEMENTS = 2_000;

    /** Characters of all texts that one rendering may read. */
    static final int CHARACTERS = 256 * 1024;

    private static final Set<Class<?>> VIEWS = Set.of(CommentView.class, TestsView.class, SetsView.class);

    private static final Map<Class<?>, Map<String, RecordComponent>> FIELDS = Stream.concat(
                    VIEWS.stream(), VIEWS.stream().flatMap(view -> Arrays.stream(view.getDeclaredClasses())))
            .filter(Class::isRecord)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), ViewFields::fields));

    private int reads;
    private int elements;
    private int characters;

    /** Another rendering begins. */
    void begin() {
        reads = 0;
        elements = 0;
        characters = 0;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        return field(context).isPresent();
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        var field = field(context);
        if (field.isEmpty()) {
            return Results.notFound(context);
        }
        reads = within(reads + 1, READS, "reads of fields");
        return CompletedStage.of(counted(value(context.getBase(), field.get())));
    }

    private static Optional<RecordComponent> field(EvalContext context) {
        return Optional.ofNullable(context.getBase())
                .filter(base -> context.getParams().isEmpty())
                .map(base -> FIELDS.getOrDefault(base.getClass(), Map.of()).get(context.getName()));
    }

    private Object counted(Object value) {
        return switch (value) {
            case List<?> list -> {
                elements = within(elements + list.size(), ELEMENTS, "elements of lists");
                yield list;
            }
            case String text -> {
                characters = within(characters + text.length(), CHARACTERS, "characters");
                yield text;
            }
            case Integer number -> number == 0 ? "" : number.toString();
            default -> value;
        };
    }

    private static int within(int spent, int limit, String what) {
        if (spent > limit) {
            throw new UnfitTemplate("it takes more than " + limit + " " + what);
        }
        return spent;
    }

    private static Object value(Object base, RecordComponent field) {
        try {
            return field.getAccessor().invoke(base);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's field can be read", e);
        }
    }

    private static Map<String, RecordComponent> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .peek(field -> field.getAccessor().setAccessible(true))
                .collect(Collectors.toUnmodifiableMap(RecordComponent::getName, Function.identity()));
    }
}
