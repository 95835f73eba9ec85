package dev.afterrun.blobs.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.NotAllDeleted;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.blobs.StoreContract;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store in a bucket promises while its server deletes some of many objects, and not others. */
public interface DeletionTroubleContract extends StoreContract {
    int FOR_GOOD = Integer.MAX_VALUE;

    /** What the server of the store under test asks before it deletes. */
    DeletionTrouble trouble();

    @Test
    default void manyShouldGoInFewRequests() throws IOException {
        // Given
        var objects = written(60);

        // When
        store().deleteAll(objects);

        // Then
        assertThat(objects).allSatisfy(this::isGone);
        assertThat(trouble().requests()).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    default void aMomentOfTroubleWithSomeOfThemShouldGoUnnoticed(int status) throws IOException {
        // Given
        var objects = written(5);
        trouble().refuse(objects.get(1), status, 2);
        trouble().refuse(objects.get(3), status, 1);

        // When
        store().deleteAll(objects);

        // Then
        assertThat(objects).allSatisfy(this::isGone);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 503})
    default void whatIsNotDeletedShouldBeNamedAndKeepNoneOfTheOthers(int status) throws IOException {
        // Given
        var objects = written(5);
        trouble().refuse(objects.getFirst(), status, FOR_GOOD);
        trouble().refuse(objects.get(3), status, FOR_GOOD);

        // When
        assertThatThrownBy(() -> store().deleteAll(objects))

                // Then
                .isInstanceOfSatisfying(
                        NotAllDeleted.class,
                        left -> assertThat(left.failures()).containsOnlyKeys(objects.getFirst(), objects.get(3)));
        assertThat(List.of(objects.get(1), objects.get(2), objects.get(4))).allSatisfy(this::isGone);
        assertThat(store().size(objects.getFirst())).isEqualTo(1);
        assertThat(store().size(objects.get(3))).isEqualTo(1);
    }

    @Test
    default void aStoreThatDeletesAloneOnlyShouldDeleteManyAllTheSame() throws IOException {
        // Given
        var objects = written(20);
        trouble().knowNoneTogether();
        trouble().refuse(objects.get(7), 403, FOR_GOOD);

        // When
        assertThatThrownBy(() -> store().deleteAll(objects))

                // Then
                .isInstanceOfSatisfying(
                        NotAllDeleted.class, left -> assertThat(left.failures()).containsOnlyKeys(objects.get(7)));
        assertThat(objects.subList(8, 20)).allSatisfy(this::isGone);
        assertThat(store().size(objects.get(7))).isEqualTo(1);
    }

    private void isGone(ObjectKey object) {
        assertThatThrownBy(() -> store().size(object)).isInstanceOf(ObjectMissing.class);
    }

    private List<ObjectKey> written(int number) throws IOException {
        var objects = Stream.generate(ObjectKey::fresh).limit(number).toList();
        for (var object : objects) {
            try (var sink = store().write(object)) {
                sink.append(ByteBuffer.wrap(new byte[] {1}));
                sink.commit();
            }
        }
        return objects;
    }
}
