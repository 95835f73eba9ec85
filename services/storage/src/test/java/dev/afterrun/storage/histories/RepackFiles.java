package dev.afterrun.storage.histories;

/** A replica looks at packs whose needs have changed, and repacks those of which little is needed. */
record RepackFiles(int pieces) implements Action {
    @Override
    public void in(World world) {
        world.service().work("repack-sets", pieces);
    }
}
