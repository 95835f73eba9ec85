package dev.afterrun.storage.histories;

/** Whoever keeps something needs it no more. Done alone: of two who keep it and end that, it is not known who was last. */
record Unpin(int pin) implements Action {
    @Override
    public void in(World world) {
        for (var kept : world.ends().held(pin).stream().toList()) {
            var held = world.ends().mayBeFree(kept);
            held.ifPresent(known -> world.service().maintainers().end(kept, known.pin()));
        }
    }

    @Override
    public boolean bearsCompany() {
        return false;
    }
}
