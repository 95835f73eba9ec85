package dev.afterrun.notifier.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** What time it is for all replicas: the database's, so that those whose clocks differ agree. */
@ApplicationScoped
public class DatabaseTime {
    private final EntityManager database;

    DatabaseTime(EntityManager database) {
        this.database = database;
    }

    /** At this moment, however long the transaction has been open. */
    public Instant now() {
        return (Instant) database.createNativeQuery("SELECT clock_timestamp()", Instant.class)
                .getSingleResult();
    }
}
