package tasks;

interface Named {
    String name();
}
