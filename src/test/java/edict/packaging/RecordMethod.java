package edict.packaging;

import java.util.List;
import java.util.Objects;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a record does by itself, as a static method of it: the same as what {@link java.lang.runtime.ObjectMethods} puts together.
 *
 * @param owner the record
 * @param method {@code equals}, {@code hashCode} or {@code toString}
 * @param descriptor of the static one, whose first argument is the record
 * @param components what they are called
 * @param fields of the components
 */
record RecordMethod(String owner, String method, String descriptor, List<String> components, List<Handle> fields) {

    private static final String OBJECTS = Type.getInternalName(Objects.class);
    private static final String BUILDER = Type.getInternalName(StringBuilder.class);
    private static final Type STRING = Type.getType(String.class);
    private static final Type OBJECT = Type.getType(Object.class);

    String name() {
        return method + "$plain";
    }

    void write(ClassVisitor to) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        MethodVisitor code = to.visitMethod(access, name(), descriptor, null, null);
        code.visitCode();
        switch (method) {
            case "equals" -> equalTo(code);
            case "hashCode" -> hashCode(code);
            case "toString" -> toString(code);
            default -> throw new IllegalStateException("no record has a method " + method + " by itself: " + owner);
        }
        code.visitEnd();
    }

    private void equalTo(MethodVisitor code) {
        Label another = new Label();
        Label alike = new Label();
        Label differs = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitJumpInsn(Opcodes.IF_ACMPNE, another);
        answer(code, Opcodes.ICONST_1);
        code.visitLabel(another);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.INSTANCEOF, owner);
        code.visitJumpInsn(Opcodes.IFNE, alike);
        answer(code, Opcodes.ICONST_0);
        code.visitLabel(alike);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.CHECKCAST, owner);
        code.visitVarInsn(Opcodes.ASTORE, 2);
        for (Handle field : fields) {
            field(code, 0, field);
            field(code, 2, field);
            jumpUnlessEqual(code, Type.getType(field.getDesc()), differs);
        }
        answer(code, Opcodes.ICONST_1);
        if (!fields.isEmpty()) {
            code.visitLabel(differs);
            code.visitFrame(Opcodes.F_APPEND, 1, new Object[] {owner}, 0, null);
            answer(code, Opcodes.ICONST_0);
        }
        // Two values of a field, of two places each at most.
        code.visitMaxs(4, 3);
    }

    private static void jumpUnlessEqual(MethodVisitor code, Type type, Label differs) {
        if (!Conversion.isPrimitive(type)) {
            String objects = Type.getMethodDescriptor(Type.BOOLEAN_TYPE, OBJECT, OBJECT);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, OBJECTS, "equals", objects, false);
            code.visitJumpInsn(Opcodes.IFEQ, differs);
        } else if (type.getSort() > Type.INT) {
            String both = Type.getMethodDescriptor(Type.INT_TYPE, type, type);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, Conversion.box(type), "compare", both, false);
            code.visitJumpInsn(Opcodes.IFNE, differs);
        } else {
            code.visitJumpInsn(Opcodes.IF_ICMPNE, differs);
        }
    }

    private static void answer(MethodVisitor code, int constant) {
        code.visitInsn(constant);
        code.visitInsn(Opcodes.IRETURN);
    }

    private void hashCode(MethodVisitor code) {
        code.visitInsn(Opcodes.ICONST_0);
        for (Handle field : fields) {
            Type type = Type.getType(field.getDesc());
            boolean primitive = Conversion.isPrimitive(type);
            code.visitIntInsn(Opcodes.BIPUSH, 31);
            code.visitInsn(Opcodes.IMUL);
            field(code, 0, field);
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    primitive ? Conversion.box(type) : OBJECTS,
                    "hashCode",
                    Type.getMethodDescriptor(Type.INT_TYPE, primitive ? type : OBJECT),
                    false);
            code.visitInsn(Opcodes.IADD);
        }
        code.visitInsn(Opcodes.IRETURN);
        // What there is so far, and a value of two places at most.
        code.visitMaxs(3, 1);
    }

    private void toString(MethodVisitor code) {
        code.visitTypeInsn(Opcodes.NEW, BUILDER);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
        code.visitLdcInsn(Type.getObjectType(owner));
        String named = Type.getMethodDescriptor(STRING);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Type.getInternalName(Class.class), "getSimpleName", named, false);
        append(code, STRING);
        for (int i = 0; i < fields.size(); i++) {
            code.visitLdcInsn((i == 0 ? "[" : ", ") + components.get(i) + "=");
            append(code, STRING);
            field(code, 0, fields.get(i));
            append(code, appended(Type.getType(fields.get(i).getDesc())));
        }
        code.visitLdcInsn(fields.isEmpty() ? "[]" : "]");
        append(code, STRING);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", named, false);
        code.visitInsn(Opcodes.ARETURN);
        // The text, and a value of two places at most.
        code.visitMaxs(3, 1);
    }

    /** As what a value is appended. */
    private static Type appended(Type type) {
        if (!Conversion.isPrimitive(type)) {
            return OBJECT;
        }
        return type.equals(Type.BYTE_TYPE) || type.equals(Type.SHORT_TYPE) ? Type.INT_TYPE : type;
    }

    private static void append(MethodVisitor code, Type type) {
        String appending = Type.getMethodDescriptor(Type.getObjectType(BUILDER), type);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "append", appending, false);
    }

    private void field(MethodVisitor code, int local, Handle field) {
        code.visitVarInsn(Opcodes.ALOAD, local);
        code.visitFieldInsn(Opcodes.GETFIELD, owner, field.getName(), field.getDesc());
    }
}
