package dev.afterrun.storage.catalog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.IdGeneratorType;
import org.hibernate.generator.EventType;
import org.hibernate.id.IdentityGenerator;
import org.hibernate.id.insert.InsertReturningDelegate;
import org.hibernate.persister.entity.EntityPersister;

/**
 * The number that the table's identity column gives a new row, and that is all an insert returns. {@code GenerationType.IDENTITY}
 * has the driver ask for every column, which PostgreSQL refuses each connection once after a migration has added one: while a
 * new version rolls out, that would fail events of the version before.
 */
@IdGeneratorType(RowNumber.Generator.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface RowNumber {
    /** Of Hibernate's own kind, but for what it returns. */
    final class Generator extends IdentityGenerator {
        @Override
        public InsertReturningDelegate getGeneratedIdentifierDelegate(EntityPersister persister) {
            return new InsertReturningDelegate(persister, EventType.INSERT);
        }
    }
}
