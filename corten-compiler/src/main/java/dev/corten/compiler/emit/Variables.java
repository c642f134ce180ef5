package dev.corten.compiler.emit;

/**
 * Names of variables that no parameter of the method has.
 *
 * @param call the call
 * @param row the row that a lambda reads
 * @param element an element of an array
 * @param index where it is
 * @param bound a bound of a range
 * @param side which one it is
 */
record Variables(String call, String row, String element, String index, String bound, String side) {

    /** Names that are free in {@code names}. */
    static Variables in(MemberNames names) {
        return new Variables(
                names.unique("call"),
                names.unique("row"),
                names.unique("element"),
                names.unique("index"),
                names.unique("bound"),
                names.unique("side"));
    }
}
