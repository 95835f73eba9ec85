package dev.afterrun.duework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Tells this replica's workers that there may be work, once the transaction that made it is committed. */
@ApplicationScoped
public class WakeUp {
    private final ConcurrentMap<String, Bell> bells = new ConcurrentHashMap<>();
    private final TransactionSynchronizationRegistry transactions;

    WakeUp(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Rings for {@code kind} after the current transaction's commit. */
    public void afterCommit(String kind) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    ring(kind);
                }
            }
        });
    }

    /** Waits until somebody rings for {@code kind}, at most {@code patience}. */
    public void await(String kind, Duration patience) throws InterruptedException {
        bell(kind).await(patience);
    }

    /** Has all who wait for this kind look for work. */
    void everybody(String kind) {
        bell(kind).ringForAll();
    }

    private void ring(String kind) {
        bell(kind).ring();
    }

    private Bell bell(String kind) {
        return bells.computeIfAbsent(kind, name -> new Bell());
    }
}
