import type { ConsentTexts } from '../consent.ts';

export const ptConsent: ConsentTexts = {
  signer: 'Ao pressionar Começar, aceita assinar eletronicamente.',
  approver: 'Ao pressionar Começar, aceita aprovar eletronicamente.',
  own: 'Ao pressionar Concluir, assina-o eletronicamente.',
  test: 'Isto é um teste.',
  disclosure: [
    {
      title: 'O que aceita',
      text: 'Aceita ler, preencher e assinar na tela este documento de {sender}. Vale apenas para este documento.',
    },
    { title: 'Cópias em papel', text: 'Pode pedir a {sender} uma cópia em papel, antes ou depois de assinar.' },
    {
      title: 'Mudar de ideia',
      text: 'Até concluir pode recusar no menu ou fechar a página. Nada conta antes de pressionar o último botão. Para retirar o consentimento depois, escreva ao remetente; o que assinou até então fica como está.',
    },
    {
      title: 'Do que precisa',
      text: 'Um navegador atual, um endereço de e-mail e um programa que abra arquivos PDF para guardar a sua cópia.',
    },
    {
      title: 'O seu endereço',
      text: 'Se o seu endereço de e-mail mudar, avise {sender}, para que os avisos cheguem até você.',
    },
    {
      title: 'Avisos',
      text: 'Tudo sobre este documento chega por e-mail ao endereço para o qual este link foi enviado.',
    },
    {
      title: 'Guardar uma cópia',
      text: 'Pode baixar o documento nesta página. Quando todos concluírem, recebe por e-mail uma cópia selada, a não ser que o remetente tenha desativado os e-mails.',
    },
    {
      title: 'Efeito legal',
      text: 'A sua assinatura eletrônica pode vincular tanto quanto uma manuscrita. Alguns documentos exigem outra forma por lei; em caso de dúvida, pergunte antes de assinar.',
    },
    {
      title: 'O que é registrado',
      text: 'Quando abre, aceita e assina, com o endereço de rede e o tipo de navegador. Este registro faz parte do certificado de conclusão que todas as partes podem ver.',
    },
  ],
};
