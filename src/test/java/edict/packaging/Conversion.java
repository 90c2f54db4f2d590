package edict.packaging;

import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What a lambda does with a value between the method that is asked for and the one that is called. */
final class Conversion {

    /** By the class that holds a value of it. */
    private static final Map<String, Type> PRIMITIVES = Map.of(
            "java/lang/Boolean", Type.BOOLEAN_TYPE,
            "java/lang/Character", Type.CHAR_TYPE,
            "java/lang/Byte", Type.BYTE_TYPE,
            "java/lang/Short", Type.SHORT_TYPE,
            "java/lang/Integer", Type.INT_TYPE,
            "java/lang/Long", Type.LONG_TYPE,
            "java/lang/Float", Type.FLOAT_TYPE,
            "java/lang/Double", Type.DOUBLE_TYPE);

    private Conversion() {}

    /**
     * Of the value on the stack.
     *
     * @param is as what it stands there
     * @param meant as what it is known where the lambda is written
     */
    static void write(MethodVisitor code, Type is, Type meant, Type wanted) {
        if (isPrimitive(is) && isPrimitive(wanted)) {
            widen(code, is, wanted);
        } else if (isPrimitive(is)) {
            String box = box(is);
            String type = Type.getMethodDescriptor(Type.getObjectType(box), is);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", type, false);
        } else if (isPrimitive(wanted)) {
            Type known = isPrimitive(meant) ? is : meant;
            Type held = PRIMITIVES.getOrDefault(known.getInternalName(), wanted);
            code.visitTypeInsn(Opcodes.CHECKCAST, box(held));
            String type = Type.getMethodDescriptor(held);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box(held), held.getClassName() + "Value", type, false);
            widen(code, held, wanted);
        } else if (!wanted.equals(is) && !wanted.equals(Type.getType(Object.class))) {
            code.visitTypeInsn(Opcodes.CHECKCAST, wanted.getInternalName());
        }
    }

    static boolean isPrimitive(Type type) {
        return type.getSort() <= Type.DOUBLE;
    }

    /** The class that holds a value of a primitive type. */
    static String box(Type primitive) {
        return PRIMITIVES.entrySet().stream()
                .filter(held -> held.getValue().equals(primitive))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static void widen(MethodVisitor code, Type is, Type wanted) {
        if (is.getSort() > Type.INT) {
            if (wanted.equals(Type.DOUBLE_TYPE) && !is.equals(wanted)) {
                code.visitInsn(is.equals(Type.LONG_TYPE) ? Opcodes.L2D : Opcodes.F2D);
            } else if (wanted.equals(Type.FLOAT_TYPE) && is.equals(Type.LONG_TYPE)) {
                code.visitInsn(Opcodes.L2F);
            }
        } else if (wanted.equals(Type.LONG_TYPE)) {
            code.visitInsn(Opcodes.I2L);
        } else if (wanted.equals(Type.FLOAT_TYPE)) {
            code.visitInsn(Opcodes.I2F);
        } else if (wanted.equals(Type.DOUBLE_TYPE)) {
            code.visitInsn(Opcodes.I2D);
        }
    }
}
