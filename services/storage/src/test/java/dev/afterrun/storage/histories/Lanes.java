package dev.afterrun.storage.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Threads of which one runs at a time, from one gate to the next, in an {@link Order}. One that waits for another's lock is left
 * alone until that is free; meanwhile the others go on.
 */
final class Lanes {
    private static final long LOOK_MILLIS = 2;
    private static final long STUCK_MILLIS = 60;
    private static final long PATIENCE_MILLIS = 120_000;

    private final IntSupplier waitingForLocks;
    private final Order order;
    private final List<Lane> lanes = new ArrayList<>();
    private final Semaphore changed = new Semaphore(0);

    /** @param waitingForLocks how many of the database's sessions wait for another's lock */
    Lanes(IntSupplier waitingForLocks, Order order) {
        this.waitingForLocks = waitingForLocks;
        this.order = order;
    }

    /** Something to run in a lane of its own, which waits at the gate it is given. */
    <T> T add(Function<Turn.Gate, T> made, Consumer<T> work) {
        var lane = new Lane(lanes.size());
        var thing = made.apply(lane);
        lane.thread = Thread.ofPlatform().daemon().name("lane-" + lanes.size()).unstarted(() -> {
            lane.pass(() -> "anything");
            try {
                work.accept(thing);
            } finally {
                lane.becomes(State.OVER);
            }
        });
        lanes.add(lane);
        return thing;
    }

    /** Returns when all are over. */
    void play() {
        lanes.forEach(lane -> lane.thread.start());
        settle();
        while (lanes.stream().anyMatch(lane -> lane.state != State.OVER)) {
            var ready = lanes.stream()
                    .filter(lane -> lane.state == State.AT_GATE)
                    .map(lane -> new Order.Waiting(lane.number, lane.before))
                    .toList();
            if (!ready.isEmpty()) {
                lanes.get(order.next(ready)).goOn();
            }
            settle();
        }
    }

    /** Returns when everybody waits: at a gate, for somebody else's lock, or for nothing any more. */
    private void settle() {
        var begun = System.nanoTime();
        for (var running = running(); !running.isEmpty(); running = running()) {
            var waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            if ((waited >= LOOK_MILLIS || haveWaited(running)) && areBlocked(running, waited)) {
                running.forEach(Lane::waits);
                return;
            }
            if (waited > PATIENCE_MILLIS) {
                throw new IllegalStateException("nothing goes on: "
                        + running.stream()
                                .map(lane ->
                                        List.of(lane.thread.getStackTrace()).toString())
                                .toList());
            }
            awaitChange();
        }
    }

    /** Whose lock was not free a step ago, most likely waits for it still: nobody need wait to see that. */
    private static boolean haveWaited(List<Lane> lanes) {
        return lanes.stream().allMatch(lane -> lane.waits);
    }

    private boolean areBlocked(List<Lane> running, long waited) {
        return areInTheDatabase(running)
                || (waited >= STUCK_MILLIS && running.stream().allMatch(Lane::waitsInside));
    }

    private boolean areInTheDatabase(List<Lane> running) {
        return waitingForLocks.getAsInt() >= running.size() && areRunning(running);
    }

    /** None has come to its gate since it was looked at. */
    private static boolean areRunning(List<Lane> lanes) {
        return lanes.stream().allMatch(lane -> lane.state == State.RUNS);
    }

    private List<Lane> running() {
        return lanes.stream().filter(lane -> lane.state == State.RUNS).toList();
    }

    private void awaitChange() {
        try {
            if (changed.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                changed.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private enum State {
        RUNS,
        AT_GATE,
        OVER
    }

    private final class Lane implements Turn.Gate {
        private final int number;
        private final Semaphore go = new Semaphore(0);
        private volatile State state = State.RUNS;
        private volatile String before = "";
        private volatile boolean waits;
        private Thread thread = Thread.currentThread();

        private Lane(int number) {
            this.number = number;
        }

        @Override
        public void pass(Supplier<String> what) {
            before = what.get();
            becomes(State.AT_GATE);
            go.acquireUninterruptibly();
        }

        private void goOn() {
            waits = false;
            state = State.RUNS;
            go.release();
        }

        /** For somebody else's lock, as was seen. */
        private void waits() {
            waits = true;
        }

        private void becomes(State next) {
            state = next;
            changed.release();
        }

        /** For something of this process, such as a connection that another has. */
        private boolean waitsInside() {
            return switch (thread.getState()) {
                case BLOCKED, WAITING, TIMED_WAITING -> true;
                case NEW, RUNNABLE, TERMINATED -> false;
            };
        }
    }
}
