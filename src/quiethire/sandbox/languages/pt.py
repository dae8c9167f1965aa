"""Portuguese."""

from quiethire.sandbox.languages.phrases import Phrases

PHRASES = Phrases(
    code="pt",
    headings=("As suas funções", "O que procuramos", "O que oferecemos", "Quem somos"),
    labels=("Local", "Tipo de contrato", "Salário", "Departamento", "Regime", "Publicado em", "Candidatar-se"),
    navigation=(
        "Início",
        "Quem somos",
        "Blog",
        "Contacto",
        "Entrar",
        "Carreiras",
        "Vagas",
        "Próximo",
        "A vida na {company}",
        "Candidatura espontânea",
    ),
    workplaces=("Presencial", "Híbrido", "Trabalho remoto"),
    employments=("Tempo integral", "Meio período", "Freelance", "Temporário", "Estágio"),
    periods=("por hora", "por mês", "por ano"),
    departments=(
        "Engenharia",
        "Dados",
        "Produto",
        "Vendas",
        "Marketing",
        "Finanças",
        "Pessoas",
        "Operações",
        "Saúde",
        "Oficina",
    ),
    occupations=(
        ("Engenheiro de software", "engineering"),
        ("Programador web", "engineering"),
        ("Técnico de redes", "engineering"),
        ("Analista de dados", "data"),
        ("Gestor de produto", "product"),
        ("Coordenador de projetos", "product"),
        ("Consultor comercial", "sales"),
        ("Assistente de clientes", "sales"),
        ("Técnico de comunicação", "marketing"),
        ("Contabilista", "finance"),
        ("Analista financeiro", "finance"),
        ("Técnico de recrutamento", "people"),
        ("Coordenador de armazém", "operations"),
        ("Enfermeiro", "care"),
        ("Técnico de manutenção", "workshop"),
        ("Operador de produção", "workshop"),
    ),
    patterns=("{t} (M/F)", "{t} sénior (M/F)", "{t} (m/f/d)", "{t} júnior (M/F)"),
    intros=(
        (
            "A {company} cria produtos em que as pessoas confiam todos os dias de trabalho e prefere fazer "
            "poucas coisas muito bem a muitas pela metade."
        ),
        (
            "A nossa equipa de {team} em {city} é pequena o bastante para todos saberem o que os outros fazem "
            "e grande o bastante para acabar o que começa."
        ),
        (
            "Nos últimos anos a {company} passou de um punhado de pessoas à volta de uma mesa a uma empresa "
            "com clientes em mais de vinte países."
        ),
        (
            "Procuramos alguém que goste de problemas por polir, que pergunte antes de supor e que escreva o "
            "que ficou decidido."
        ),
        (
            "Vai chegar num momento em que muitas decisões importantes continuam em aberto e o seu juízo "
            "marcará os próximos anos."
        ),
    ),
    duties=(
        "Levar cada trabalho da primeira ideia até funcionar de forma estável",
        "Planear a semana com dois colegas e manter o plano realista",
        "Falar regularmente com clientes e partilhar o que ouve com a equipa",
        "Escrever notas claras para quem não esteve presente",
        "Descobrir por que algo é lento ou caro e melhorá-lo de forma mensurável",
        "Rever com cuidado o trabalho dos outros e aceitar o mesmo para o seu",
        "Preparar os indicadores mensais da sua área e explicá-los",
        "Acompanhar os novos colegas nas primeiras semanas",
        "Articular com fornecedores e parceiros externos",
        "Zelar pela qualidade e pela segurança no dia a dia",
    ),
    requirements=(
        "Pelo menos três anos de experiência numa função semelhante",
        "Formação superior ou profissional numa área relacionada",
        "Domínio do português e bom nível de inglês",
        "Autonomia e compromisso com a palavra dada",
        "Rigor com números e com prazos",
        "Conhecimento das ferramentas habituais e curiosidade por outras melhores",
        "Gosto por trabalhar com pessoas de perfis diferentes",
        "Disponibilidade para viajar ocasionalmente para {city}",
        "Valoriza-se o conhecimento das normas do setor",
    ),
    benefits=(
        "Vinte e seis dias de férias e horário flexível",
        "Um orçamento de formação que é decidido por si",
        "Seguro de saúde desde o primeiro mês",
        "Boas ferramentas e o sossego para as usar",
        "Apoio para transportes públicos",
        "Um plano de acolhimento com um colega de referência",
        "Contrato sem termo numa empresa em crescimento",
    ),
    closings=(
        "Envie-nos uma breve carta e o seu currículo; respondemos a todas as candidaturas em dez dias úteis.",
        "Se não cumpre todos os pontos mas acha que faria bem este trabalho, candidate-se na mesma.",
        "Avaliamos cada candidatura pelo seu mérito e gostamos de quem traz algo que nos falta.",
    ),
    notices=("De momento não há vagas abertas.", "Página não encontrada", "Esta vaga já não está disponível."),
    number=".",
    pay_format="{low} {symbol} - {high} {symbol} {period}",
)
