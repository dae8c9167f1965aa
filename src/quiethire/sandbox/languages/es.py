"""Spanish."""

from quiethire.sandbox.languages.phrases import Phrases

PHRASES = Phrases(
    code="es",
    headings=("Tus funciones", "Qué buscamos", "Qué ofrecemos", "Quiénes somos"),
    labels=("Ubicación", "Tipo de jornada", "Salario", "Departamento", "Modalidad", "Publicado el", "Inscribirse"),
    navigation=(
        "Inicio",
        "Quiénes somos",
        "Blog",
        "Contacto",
        "Iniciar sesión",
        "Empleo",
        "Ofertas de empleo",
        "Siguiente",
        "Vivir en {company}",
        "Candidatura espontánea",
    ),
    workplaces=("Presencial", "Híbrido", "Teletrabajo"),
    employments=("Jornada completa", "Media jornada", "Autónomo", "Temporal", "Prácticas"),
    periods=("por hora", "al mes", "al año"),
    departments=(
        "Ingeniería",
        "Datos",
        "Producto",
        "Ventas",
        "Marketing",
        "Finanzas",
        "Personas",
        "Operaciones",
        "Cuidados",
        "Taller",
    ),
    occupations=(
        ("Ingeniero de software", "engineering"),
        ("Desarrollador web", "engineering"),
        ("Técnico de sistemas", "engineering"),
        ("Analista de datos", "data"),
        ("Responsable de producto", "product"),
        ("Gestor de proyectos", "product"),
        ("Comercial de zona", "sales"),
        ("Consultor de clientes", "sales"),
        ("Técnico de comunicación", "marketing"),
        ("Contable", "finance"),
        ("Técnico de nóminas", "finance"),
        ("Técnico de selección", "people"),
        ("Jefe de almacén", "operations"),
        ("Coordinador de logística", "operations"),
        ("Enfermero", "care"),
        ("Técnico de mantenimiento", "workshop"),
    ),
    patterns=("{t}/a", "{t}/a sénior", "{t}/a (H/M)", "{t}/a júnior"),
    intros=(
        (
            "{company} crea productos en los que la gente confía cada día de trabajo, y prefiere hacer pocas "
            "cosas muy bien que muchas a medias."
        ),
        (
            "Nuestro equipo de {team} en {city} es lo bastante pequeño para que todos sepan en qué trabajan "
            "los demás y lo bastante grande para terminar lo que empieza."
        ),
        (
            "En los últimos años {company} ha pasado de unas pocas personas alrededor de una mesa a una "
            "empresa con clientes en más de veinte países."
        ),
        (
            "Buscamos a alguien que disfrute con los problemas sin pulir, que pregunte antes de suponer y que "
            "deje escrito lo que se decide."
        ),
        (
            "Llegarás en un momento en que muchas decisiones importantes siguen abiertas y tu criterio marcará "
            "los próximos años."
        ),
    ),
    duties=(
        "Llevar cada encargo desde la primera idea hasta que funciona de forma estable",
        "Planificar la semana con dos compañeros y mantener el plan realista",
        "Hablar con clientes con regularidad y compartir lo aprendido con el equipo",
        "Redactar notas claras para quienes no estuvieron en la reunión",
        "Averiguar por qué algo es lento o caro y mejorarlo de manera medible",
        "Revisar con cuidado el trabajo de los demás y aceptar lo mismo para el propio",
        "Preparar los indicadores mensuales de tu área y explicarlos",
        "Acompañar a las nuevas incorporaciones en sus primeras semanas",
        "Coordinarte con proveedores y colaboradores externos",
        "Velar por la calidad y la seguridad en el día a día",
    ),
    requirements=(
        "Al menos tres años de experiencia en un puesto similar",
        "Título universitario o formación profesional en un campo relacionado",
        "Dominio del español y buen nivel de inglés",
        "Autonomía y compromiso con la palabra dada",
        "Rigor con los números y con los plazos",
        "Conocimiento de las herramientas habituales del oficio y curiosidad por otras mejores",
        "Gusto por trabajar con personas de perfiles distintos",
        "Disponibilidad para viajar a {city} de forma puntual",
        "Se valora el conocimiento de las normas del sector",
    ),
    benefits=(
        "Veintiocho días laborables de vacaciones y horario flexible",
        "Un presupuesto de formación que decides tú",
        "Seguro médico desde el primer mes",
        "Buenas herramientas y la tranquilidad para usarlas",
        "Ayuda para el transporte público",
        "Un plan de acogida con una persona de referencia",
        "Contrato indefinido en una empresa que crece",
    ),
    closings=(
        "Envíanos una breve carta y tu currículum; respondemos a todas las candidaturas en diez días laborables.",
        "Si no cumples todos los puntos pero crees que harías bien este trabajo, inscríbete de todos modos.",
        "Valoramos cada candidatura por sus méritos y nos alegra todo lo que aporte algo que nos falta.",
    ),
    notices=("Actualmente no hay vacantes abiertas.", "Página no encontrada", "Esta oferta ya no está disponible."),
    number=".",
    pay_format="{low} {symbol} - {high} {symbol} {period}",
)
